import { type Chunk, readChunk } from './read-chunk';

/** Characters of pieces that are kept; some ten large specs. */
const capacity = 1_000_000;

/**
 * Remembers what the YAML reader made of pieces of text: between two keystrokes all but one piece are the same. What is
 * kept depends on nothing but the text of the piece.
 */
export class ChunkCache {
  readonly #chunks = new Map<string, Chunk>();
  #length = 0;

  read(text: string): Chunk {
    const known = this.#chunks.get(text);
    if (known !== undefined) return known;
    const chunk = readChunk(text);
    if (this.#length + text.length > capacity) {
      this.#chunks.clear();
      this.#length = 0;
    }
    this.#chunks.set(text, chunk);
    this.#length += text.length;
    return chunk;
  }
}
