import type { Finding, Severity } from '../finding';
import type { Span } from '../span';
import { carriageReturn, hash, isBlank, lineFeed, space, tab } from './characters';
import type { ScalarNode, SyntaxNode } from './node';
import type { Alias, Comment } from './tree';

/** How much is read, so that no text can take the editor down. */
export interface Limits {
  /** In UTF-16 code units. */
  readonly length: number;
  /** Nodes, counting those that aliases repeat. */
  readonly nodes: number;
  /** Levels of nesting, counting those inside aliases. */
  readonly depth: number;
}

/** What an anchor names, with what it costs to repeat it. */
export interface Anchored {
  readonly node: SyntaxNode;
  readonly nodes: number;
  readonly height: number;
}

/** A tab indents as far as the two spaces that specs are customarily indented by. */
const tabWidth = 2;

/** The state of reading one text: where we are, what we have found. The read-… modules move it forward. */
export class Reader {
  position = 0;
  end: number;
  readonly findings: Finding[] = [];
  readonly comments: Comment[] = [];
  readonly aliases: Alias[] = [];
  readonly anchors = new Map<string, Anchored>();
  readonly openAnchors = new Set<string>();
  /** First tab in the indentation of each line that is indented with one. */
  readonly tabs: number[] = [];
  /** Keys and `[index]`es from the root to the value being read. */
  readonly path: string[] = [];
  /** Open braces and brackets around the position. */
  readonly flow: number[] = [];
  complete = true;
  nodes = 0;
  depth = 0;
  /** Deepest level since somebody last set it, to measure the height of an anchored node. */
  deepest = 0;
  private lineStart = 0;
  private indentation = 0;
  private indentationEnd = 0;

  constructor(
    readonly text: string,
    readonly limits: Limits,
  ) {
    this.end = text.length;
  }

  /** Code of the character at the position plus `ahead`; NaN at or behind the end. */
  code(ahead = 0): number {
    const at = this.position + ahead;
    return at < this.end ? this.text.charCodeAt(at) : Number.NaN;
  }

  /** Column of the position, counted in spaces of indentation. */
  get column(): number {
    return this.indentation + this.position - this.indentationEnd;
  }

  /** Whether there is nothing left of this document. */
  get done(): boolean {
    return this.position >= this.end || this.atMarker();
  }

  /** Whether a line that starts or ends a document (`---`, `...`) begins here. */
  atMarker(): boolean {
    if (this.position !== this.lineStart) return false;
    const code = this.text.charCodeAt(this.position);
    if (code !== 45 && code !== 46) return false;
    const marker = this.text.startsWith(code === 45 ? '---' : '...', this.position);
    return marker && isBlank(this.code(3));
  }

  /** Takes the position as the start of a line and moves behind its indentation. */
  startLine(): void {
    this.lineStart = this.position;
    const { text, end } = this;
    let at = this.position;
    let width = 0;
    let firstTab = -1;
    for (; at < end; at++) {
      const code = text.charCodeAt(at);
      if (code === space) width++;
      else if (code === tab) {
        width += tabWidth;
        if (firstTab < 0) firstTab = at;
      } else break;
    }
    this.position = at;
    this.indentation = width;
    this.indentationEnd = at;
    if (firstTab < 0 || this.flow.length > 0 || at >= end) return;
    const code = text.charCodeAt(at);
    if (code !== hash && code !== lineFeed && code !== carriageReturn) this.tabs.push(firstTab);
  }

  /** Moves over spaces, comments and line breaks; whether it came to another line. */
  skip(): boolean {
    const { text, end } = this;
    let newLine = false;
    while (this.position < end) {
      const code = text.charCodeAt(this.position);
      if (code === space || code === tab) this.position++;
      else if (code === lineFeed) {
        this.position++;
        this.startLine();
        newLine = true;
      } else if (code === carriageReturn && text.charCodeAt(this.position + 1) === lineFeed) this.position++;
      else if (code === hash && this.afterSpace()) this.skipComment();
      else break;
    }
    return newLine;
  }

  skipSpaces(): void {
    const { text, end } = this;
    for (; this.position < end; this.position++) {
      const code = text.charCodeAt(this.position);
      if (code !== space && code !== tab) return;
    }
  }

  /** Whether only spaces and a comment follow on this line. */
  atLineEnd(): boolean {
    const code = this.code();
    return Number.isNaN(code) || this.isLineBreak(this.position) || (code === hash && this.afterSpace());
  }

  isLineBreak(at: number): boolean {
    const code = this.text.charCodeAt(at);
    return code === lineFeed || (code === carriageReturn && this.text.charCodeAt(at + 1) === lineFeed);
  }

  /** Offset of the line break that ends the line of `from`. */
  lineEnd(from: number): number {
    const found = this.text.indexOf('\n', from);
    if (found < 0 || found > this.end) return this.end;
    return found > from && this.text.charCodeAt(found - 1) === carriageReturn ? found - 1 : found;
  }

  report(rule: string, span: Span, message: string, details: Partial<Finding> & { severity?: Severity } = {}): void {
    const path = this.path.join('.').replaceAll('.[', '[');
    this.findings.push({ rule: `syntax/${rule}`, severity: 'error', message, path, span, ...details });
  }

  /** Stops reading for good. */
  stop(): void {
    this.complete = false;
    this.position = this.end;
  }

  /** Counts a node against the limit. */
  count(nodes = 1): void {
    this.nodes += nodes;
    if (this.nodes <= this.limits.nodes || !this.complete) return;
    const message = `This document has more than ${this.limits.nodes} values; what follows is not read. Split it`;
    this.report('too-large', { start: this.position, end: Math.min(this.end, this.position + 1) }, message);
    this.stop();
  }

  /** The value of a key or item behind which nothing stands. */
  emptyScalar(at: number): ScalarNode {
    this.count();
    return { type: 'scalar', span: { start: at, end: at }, value: null, text: '', quoted: false };
  }

  private afterSpace(): boolean {
    if (this.position === 0 || this.position === this.lineStart) return true;
    return isBlank(this.text.charCodeAt(this.position - 1));
  }

  private skipComment(): void {
    const start = this.position;
    const end = this.lineEnd(start);
    this.comments.push({ span: { start, end }, text: this.text.slice(start + 1, end) });
    this.position = end;
  }
}
