import type { Finding } from '../finding';
import type { Span } from '../span';
import type { SyntaxNode } from './node';

/** The outcome of reading a text, whatever the text. */
export interface SyntaxTree {
  readonly text: string;
  /** Absent when the text holds no YAML value at all. */
  readonly root?: SyntaxNode;
  /** `syntax/…` findings, in document order. */
  readonly findings: readonly Finding[];
  readonly comments: readonly Comment[];
  /** Every `*name` whose anchor exists, in document order. */
  readonly aliases: readonly Alias[];
  /** False when a limit stopped the reading before the end; a finding says so. */
  readonly complete: boolean;
}

export interface Comment {
  readonly span: Span;
  /** Without the `#`. */
  readonly text: string;
}

/** A reference to an anchored node. */
export interface Alias {
  /** Of the text `*name`. */
  readonly span: Span;
  readonly name: string;
  readonly target: SyntaxNode;
}
