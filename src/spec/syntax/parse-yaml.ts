import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type ParsedNode,
  parseAllDocuments,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { Finding } from '../finding';
import type { Entry, MappingNode, ScalarNode, SyntaxNode } from './node';
import { duplicateKey, syntaxFinding, tooLarge, tooManyAliases, undefinedAlias } from './syntax-findings';
import type { SyntaxTree } from './tree';

export interface Limits {
  /** UTF-16 code units that are read; a longer text is read up to a line end before that. */
  readonly length: number;
  /** Nodes that aliases may add; a document of a few lines can otherwise stand for billions of nodes. */
  readonly aliasedNodes: number;
}

export const defaultLimits: Limits = { length: 2_000_000, aliasedNodes: 100_000 };

/** The reading that costs least: positions and errors are kept, everything for writing is left out. */
const options = {
  prettyErrors: false,
  uniqueKeys: false,
  stringKeys: true,
  schema: 'core',
  merge: false,
  keepSourceTokens: false,
  logLevel: 'silent',
} as const;

/**
 * Reads YAML into nodes with positions. Never throws: what is wrong is a finding, and everything that is sound beside it
 * is in the tree. Aliases are the very nodes that they name; merge keys are expanded, own keys first.
 */
export function parseYaml(text: string, limits: Limits = defaultLimits): SyntaxTree {
  const read = text.length <= limits.length ? text : text.slice(0, text.lastIndexOf('\n', limits.length) + 1);
  const documents = parseAllDocuments(read, options) as Document.Parsed[];
  const document = 'empty' in documents ? undefined : documents[0];
  const converter = new Converter(read, limits);
  const root = document?.contents ? converter.node(document.contents) : undefined;
  const findings = [
    ...(document?.errors ?? []).map((error) => syntaxFinding(error, read)),
    ...(documents.length > 1 && documents[1] ? [severalDocuments(documents[1])] : []),
    ...converter.findings,
    ...(read.length < text.length ? [tooLarge(read, text)] : []),
  ].sort((a, b) => a.span.start - b.span.start);
  return { text, ...(root && { root }), findings, comments: [], aliases: [], complete: read.length === text.length };
}

function severalDocuments(second: Document.Parsed): Finding {
  const [start] = second.range;
  return {
    rule: 'syntax/several-documents',
    severity: 'warning',
    message: 'Only the first document of a file is read; move what follows `---` to a file of its own',
    path: '',
    span: { start, end: start + 1 },
  };
}

class Converter {
  readonly findings: Finding[] = [];
  readonly #anchors = new Map<string, SyntaxNode>();
  /** How many nodes an anchored subtree stands for, aliases inside it included. */
  readonly #sizes = new Map<SyntaxNode, number>();
  #aliased = 0;

  constructor(
    readonly text: string,
    readonly limits: Limits,
  ) {}

  node(node: ParsedNode): SyntaxNode {
    if (isAlias(node)) return this.#alias(node);
    const converted = isMap(node) ? this.#mapping(node) : isSeq(node) ? this.#sequence(node) : this.#scalar(node);
    // Registered after its content: an alias inside its own anchor is cyclic and stays undefined.
    if (node.anchor) this.#anchors.set(node.anchor, converted);
    return converted;
  }

  #scalar(node: Scalar): ScalarNode {
    const [start, end] = node.range ?? [0, 0];
    const value = scalarValue(node.value);
    const quoted = node.type !== undefined && node.type !== 'PLAIN';
    return { type: 'scalar', span: { start, end }, value, text: node.source ?? String(value ?? ''), quoted };
  }

  #sequence(node: YAMLSeq): SyntaxNode {
    const items = (node.items as ParsedNode[]).map((item) => this.node(item));
    return { type: 'sequence', span: spanOf(node), items, flow: node.flow === true };
  }

  #mapping(node: YAMLMap): MappingNode {
    const entries: Entry[] = [];
    const merged: Entry[] = [];
    const seen = new Map<string, ScalarNode>();
    for (const pair of node.items) {
      const key = this.#key(pair.key as ParsedNode | null);
      if (!key) continue;
      const value = pair.value ? this.node(pair.value as ParsedNode) : missingValue(key);
      if (key.text === '<<' && !key.quoted) {
        merged.push(...this.#merge(value));
        continue;
      }
      const first = seen.get(key.text);
      if (first) this.findings.push(duplicateKey(key, first));
      else entries.push({ key, value });
      seen.set(key.text, first ?? key);
    }
    for (const entry of merged) {
      if (seen.has(entry.key.text)) continue;
      seen.set(entry.key.text, entry.key);
      entries.push(entry);
    }
    return { type: 'mapping', span: spanOf(node), entries, flow: node.flow === true };
  }

  #key(key: ParsedNode | null): ScalarNode | undefined {
    if (key === null || !isScalar(key)) return undefined;
    const converted = this.#scalar(key);
    if (key.anchor) this.#anchors.set(key.anchor, converted);
    return converted;
  }

  #merge(value: SyntaxNode): readonly Entry[] {
    if (value.type === 'mapping') return value.entries;
    if (value.type === 'sequence') return value.items.flatMap((item) => (item.type === 'mapping' ? item.entries : []));
    return [];
  }

  #alias(node: Alias): SyntaxNode {
    const target = this.#anchors.get(node.source);
    const { start, end } = spanOf(node);
    const nothing: ScalarNode = { type: 'scalar', span: { start, end }, value: null, text: '', quoted: false };
    if (!target) {
      this.findings.push(undefinedAlias(node.source, { start, end }));
      return nothing;
    }
    const before = this.#aliased;
    this.#aliased += this.#size(target);
    if (this.#aliased <= this.limits.aliasedNodes) return target;
    if (before <= this.limits.aliasedNodes)
      this.findings.push(tooManyAliases(this.limits.aliasedNodes, { start, end }));
    return nothing;
  }

  #size(node: SyntaxNode): number {
    if (node.type === 'scalar') return 1;
    const known = this.#sizes.get(node);
    if (known !== undefined) return known;
    const children = node.type === 'mapping' ? node.entries.map(({ value }) => value) : node.items;
    const size = children.reduce((sum, child) => sum + this.#size(child), 1);
    this.#sizes.set(node, size);
    return size;
  }
}

function spanOf(node: { readonly range?: readonly [number, number, number] | null }): { start: number; end: number } {
  const [start, end] = node.range ?? [0, 0, 0];
  return { start, end };
}

/** `key:` with nothing behind it: an empty value at the end of the key. */
function missingValue(key: ScalarNode): ScalarNode {
  const at = key.span.end;
  return { type: 'scalar', span: { start: at, end: at }, value: null, text: '', quoted: false };
}

function scalarValue(value: unknown): ScalarNode['value'] {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value;
  if (typeof value === 'number') return value;
  return value === undefined ? null : String(value);
}
