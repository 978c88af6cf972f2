/** A station with several servers and one line, first come first served: the answer time is known at arrival. */
export class FifoStation {
  readonly #free: Float64Array;
  readonly #service: () => number;

  constructor(servers: number, service: () => number) {
    this.#free = new Float64Array(servers);
    this.#service = service;
  }

  /** When the call that arrives at `now` is done; arrivals must come in order of time. */
  call(now: number): number {
    let first = 0;
    for (let i = 1; i < this.#free.length; i++) if (this.#free[i]! < this.#free[first]!) first = i;
    const done = Math.max(now, this.#free[first]!) + this.#service();
    this.#free[first] = done;
    return done;
  }
}

type Action = (now: number) => void;

/** Runs actions in order of time. */
export class Agenda {
  readonly #times: number[] = [];
  readonly #actions: Action[] = [];

  at(time: number, action: Action): void {
    let i = this.#times.push(time) - 1;
    this.#actions.push(action);
    for (let up = (i - 1) >> 1; i > 0 && this.#times[up]! > time; i = up, up = (i - 1) >> 1) this.#swap(i, up);
  }

  run(): void {
    while (this.#times.length > 0) {
      const time = this.#times[0]!;
      const action = this.#actions[0]!;
      this.#swap(0, this.#times.length - 1);
      this.#times.pop();
      this.#actions.pop();
      this.#sink();
      action(time);
    }
  }

  #sink(): void {
    for (let i = 0; ; ) {
      let least = i;
      for (const child of [2 * i + 1, 2 * i + 2]) {
        if (child < this.#times.length && this.#times[child]! < this.#times[least]!) least = child;
      }
      if (least === i) return;
      this.#swap(i, least);
      i = least;
    }
  }

  #swap(a: number, b: number): void {
    [this.#times[a], this.#times[b]] = [this.#times[b]!, this.#times[a]!];
    [this.#actions[a], this.#actions[b]] = [this.#actions[b]!, this.#actions[a]!];
  }
}

/** Uniform numbers in (0, 1), the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let x = Math.imul(state ^ (state >>> 15), 1 | state);
    x ^= x + Math.imul(x ^ (x >>> 7), 61 | x);
    return (((x ^ (x >>> 14)) >>> 0) + 0.5) / 4294967296;
  };
}
