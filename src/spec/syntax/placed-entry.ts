import type { Span } from '../span';
import type { Entry, ScalarNode, SyntaxNode } from './node';
import { shiftNode, shiftScalar } from './shift';

/**
 * An entry of a document whose text was read before, perhaps in another place. Its nodes are made when somebody looks at
 * them: after a keystroke hardly any are.
 */
export class PlacedEntry implements Entry {
  #key: ScalarNode | undefined;
  #value: SyntaxNode | undefined;

  /**
   * @param loose the entry as if the document began with its text; the same object for the same text
   * @param offset where its text begins
   */
  constructor(
    readonly loose: Entry,
    readonly offset: number,
  ) {}

  get key(): ScalarNode {
    this.#key ??= shiftScalar(this.loose.key, this.offset);
    return this.#key;
  }

  get value(): SyntaxNode {
    this.#value ??= shiftNode(this.loose.value, this.offset);
    return this.#value;
  }

  /** Of key and value together. */
  get span(): Span {
    const { key, value } = this.loose;
    return { start: this.offset + key.span.start, end: this.offset + value.span.end };
  }
}
