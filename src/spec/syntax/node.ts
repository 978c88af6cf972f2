import type { Span } from '../span';

/** A scalar as the author wrote it. */
export interface ScalarNode {
  readonly type: 'scalar';
  readonly span: Span;
  /** The resolved value under YAML's core schema; dates and units stay strings. */
  readonly value: string | number | boolean | null;
  /** The text of the value without quotes, as written: `10_000`, `99.95`, `4ms`. */
  readonly text: string;
  readonly quoted: boolean;
}

/** One `key: value` pair. A merged pair (`<<`) keeps the place where it was written. */
export interface Entry {
  readonly key: ScalarNode;
  readonly value: SyntaxNode;
}

export interface MappingNode {
  readonly type: 'mapping';
  readonly span: Span;
  readonly entries: readonly Entry[];
  /** Entries whose key an earlier entry already has; they do not count, yet editor features work inside them. */
  readonly duplicates?: readonly Entry[];
  /** Whether it is written in braces. */
  readonly flow: boolean;
}

export interface SequenceNode {
  readonly type: 'sequence';
  readonly span: Span;
  readonly items: readonly SyntaxNode[];
  readonly flow: boolean;
}

/** A node of the document, aliases and merges resolved: an aliased node is the very node that its anchor names. */
export type SyntaxNode = ScalarNode | MappingNode | SequenceNode;

export function entryOf(node: SyntaxNode | undefined, key: string): Entry | undefined {
  return node?.type === 'mapping' ? node.entries.find((entry) => entry.key.text === key) : undefined;
}

export function childOf(node: SyntaxNode | undefined, key: string): SyntaxNode | undefined {
  return entryOf(node, key)?.value;
}
