import type { Explanation } from './explanation';
import { type LooseEntry, looseEntry } from './loose-entry';
import { type Chunk, readChunk } from './read-chunk';
import { simpleEntry } from './simple-entry';
import type { Comment } from './tree';

/** Characters of pieces that are kept in each of two generations, unless a document has more. */
const smallestCapacity = 20_000;

/** What is remembered of a piece: its entry, if that is the same wherever the piece stands, or else all of it. */
export type KnownChunk = LooseChunk | (Chunk & { readonly loose?: undefined });

export interface LooseChunk {
  readonly loose: LooseEntry;
  readonly explanations: readonly Explanation[];
  readonly comments: readonly Comment[];
}

/**
 * Remembers what the YAML reader made of pieces of text: between two keystrokes all but one piece are the same. What is
 * kept depends on nothing but the text of the piece.
 */
export class ChunkCache {
  #chunks = new Map<string, KnownChunk>();
  #older: ReadonlyMap<string, KnownChunk> = new Map();
  #length = 0;
  #capacity = smallestCapacity;

  /** Makes room for all pieces of a document of so many characters, and for those that the next keystrokes make of it. */
  fit(length: number): void {
    this.#capacity = Math.max(this.#capacity, length + smallestCapacity);
  }

  read(text: string): KnownChunk {
    const known = this.#chunks.get(text);
    if (known !== undefined) return known;
    if (this.#length + text.length > this.#capacity) {
      this.#older = this.#chunks;
      this.#chunks = new Map();
      this.#length = 0;
    }
    const own = detached(text);
    const chunk = this.#older.get(text) ?? knownChunk(own);
    this.#chunks.set(own, chunk);
    this.#length += text.length;
    return chunk;
  }
}

/** The same text in memory of its own: a slice would keep all of the document that it was cut from. */
function detached(text: string): string {
  return ` ${text}`.slice(1);
}

function knownChunk(text: string): KnownChunk {
  const simple = simpleEntry(text);
  if (simple !== undefined) return { loose: simple, explanations: [], comments: simple.comments };
  const chunk = readChunk(text);
  const loose = looseEntry(chunk, text);
  if (loose === undefined) return chunk;
  // The nodes of the YAML reader are left to the garbage collector.
  return { loose, explanations: chunk.explanations, comments: chunk.comments };
}
