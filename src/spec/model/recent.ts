import { isSame } from './same-model';

/** As many documents as somebody works on at once. */
const capacity = 8;

/** Values of late, so that one that says the same as another becomes the very same object. */
export class Recent<T> {
  #values: readonly T[] = [];

  /** The value, or the recent one that says the same. */
  same(value: T): T {
    const found = this.#values.find((recent) => isSame(recent, value)) ?? value;
    this.#values = [found, ...this.#values.filter((recent) => recent !== found)].slice(0, capacity);
    return found;
  }
}
