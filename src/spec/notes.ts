/**
 * What is known of objects, kept on the objects themselves and unseen by whoever lists or copies their fields. A
 * `WeakMap` means the same, but collections of young garbage take everything in it for alive: it doubled the time that
 * reading a spec takes.
 */
export class Notes<K extends object, V> {
  readonly #slot = Symbol('note');

  get(object: K): V | undefined {
    return (object as { readonly [slot: symbol]: V | undefined })[this.#slot];
  }

  set(object: K, value: V): void {
    Object.defineProperty(object, this.#slot, { value, configurable: true });
  }
}

/** The same computation, done once for each object. */
export function noted<K extends object, V extends object>(compute: (object: K) => V): (object: K) => V {
  const notes = new Notes<K, V>();
  return (object) => {
    let value = notes.get(object);
    if (value === undefined) {
      value = compute(object);
      notes.set(object, value);
    }
    return value;
  };
}
