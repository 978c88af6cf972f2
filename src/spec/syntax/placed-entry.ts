import { Notes } from '../notes';
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

  /** The node of this entry that a node below the value of `loose` has become. */
  nodeOf(loose: SyntaxNode): SyntaxNode {
    return counterpart(loose, this.loose.value, this.value) ?? loose;
  }
}

/** Below `here`, the node that stands where `wanted` stands below the equal `there`. */
function counterpart(wanted: SyntaxNode, there: SyntaxNode, here: SyntaxNode): SyntaxNode | undefined {
  if (there === wanted) return here;
  const others = childrenOf(here);
  for (const [index, child] of childrenOf(there).entries()) {
    const found = counterpart(wanted, child, others[index] ?? here);
    if (found) return found;
  }
  return undefined;
}

function childrenOf(node: SyntaxNode): readonly SyntaxNode[] {
  if (node.type === 'sequence') return node.items;
  return node.type === 'mapping' ? node.entries.map(({ value }) => value) : [];
}

const latest = new Notes<Entry, PlacedEntry>();

/** An entry that stands where it stood in the version before is the very same object, with all that is known of it. */
export function placedEntry(loose: Entry, offset: number): PlacedEntry {
  const last = latest.get(loose);
  if (last?.offset === offset) return last;
  const placed = new PlacedEntry(loose, offset);
  latest.set(loose, placed);
  return placed;
}
