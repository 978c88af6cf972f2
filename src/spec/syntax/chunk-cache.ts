import { type LooseEntry, looseEntry } from './loose-entry';
import { type Chunk, readChunk } from './read-chunk';

/** Characters of pieces that are kept in each of two generations: as many as the largest document has. */
const capacity = 1_000_000;

/** A piece with its entry, if that is the same wherever the piece stands. */
export interface KnownChunk extends Chunk {
  readonly loose: LooseEntry | undefined;
}

/**
 * Remembers what the YAML reader made of pieces of text: between two keystrokes all but one piece are the same. What is
 * kept depends on nothing but the text of the piece.
 */
export class ChunkCache {
  #chunks = new Map<string, KnownChunk>();
  #older: ReadonlyMap<string, KnownChunk> = new Map();
  #length = 0;

  read(text: string): KnownChunk {
    const known = this.#chunks.get(text);
    if (known !== undefined) return known;
    if (this.#length + text.length > capacity) {
      this.#older = this.#chunks;
      this.#chunks = new Map();
      this.#length = 0;
    }
    const chunk = this.#older.get(text) ?? convertedChunk(text);
    this.#chunks.set(text, chunk);
    this.#length += text.length;
    return chunk;
  }
}

function convertedChunk(text: string): KnownChunk {
  const chunk = readChunk(text);
  return { ...chunk, loose: looseEntry(chunk, text) };
}
