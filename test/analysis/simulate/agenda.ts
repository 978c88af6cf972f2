/** What happens at some time. */
export type Action = () => void;

/** Runs actions in order of time, those of the same time in the order in which they were put in. */
export class Agenda {
  now = 0;
  #count = 0;
  #entered = 0;
  #times = new Float64Array(1024);
  #order = new Float64Array(1024);
  #actions: (Action | undefined)[] = [];

  after(delay: number, action: Action): void {
    if (this.#count === this.#times.length) this.#grow();
    const time = this.now + delay;
    let i = this.#count++;
    for (let up = (i - 1) >> 2; i > 0 && this.#times[up]! > time; i = up, up = (i - 1) >> 2) this.#move(up, i);
    this.#times[i] = time;
    this.#order[i] = this.#entered++;
    this.#actions[i] = action;
  }

  run(): void {
    while (this.#count > 0) {
      this.now = this.#times[0]!;
      const action = this.#actions[0]!;
      this.#removeFirst();
      action();
    }
  }

  #removeFirst(): void {
    const last = --this.#count;
    const action = this.#actions[last];
    this.#actions[last] = undefined;
    if (last === 0) return;
    const time = this.#times[last]!;
    const order = this.#order[last]!;
    let i = 0;
    for (let child = 1; child < last; child = 4 * i + 1) {
      let least = child;
      for (let other = child + 1; other < Math.min(child + 4, last); other++) {
        if (this.#isBefore(this.#times[other]!, this.#order[other]!, least)) least = other;
      }
      if (!this.#isAfter(time, order, least)) break;
      this.#move(least, i);
      i = least;
    }
    this.#times[i] = time;
    this.#order[i] = order;
    this.#actions[i] = action;
  }

  #isBefore(time: number, order: number, index: number): boolean {
    return time < this.#times[index]! || (time === this.#times[index]! && order < this.#order[index]!);
  }

  #isAfter(time: number, order: number, index: number): boolean {
    return time > this.#times[index]! || (time === this.#times[index]! && order > this.#order[index]!);
  }

  #move(from: number, to: number): void {
    this.#times[to] = this.#times[from]!;
    this.#order[to] = this.#order[from]!;
    this.#actions[to] = this.#actions[from];
  }

  #grow(): void {
    const [times, order] = [this.#times, this.#order];
    this.#times = new Float64Array(2 * times.length);
    this.#order = new Float64Array(2 * order.length);
    this.#times.set(times);
    this.#order.set(order);
  }
}
