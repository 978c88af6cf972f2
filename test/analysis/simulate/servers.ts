import type { Action } from './agenda';

/** Equal servers behind one line, first come first served. */
export class Servers {
  #free: number;
  readonly #places: number;
  #line: Action[] = [];
  #first = 0;

  constructor(count: number, places = Number.POSITIVE_INFINITY) {
    this.#free = count;
    this.#places = places;
  }

  /** Goes on with a server, now or later; false when the line is full. */
  take(action: Action): boolean {
    if (this.#free > 0) {
      this.#free--;
      action();
    } else if (this.#line.length - this.#first < this.#places) this.#line.push(action);
    else return false;
    return true;
  }

  release(): void {
    if (this.#first === this.#line.length) {
      this.#free++;
      return;
    }
    const next = this.#line[this.#first++]!;
    if (this.#first > 1024 && 2 * this.#first > this.#line.length) {
      this.#line = this.#line.slice(this.#first);
      this.#first = 0;
    }
    next();
  }
}
