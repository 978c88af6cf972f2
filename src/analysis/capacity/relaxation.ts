/** Steps longer than this overshoot: several things that respond at different speeds share one factor. */
const LONGEST = 2;
const SHORTEST = 0.1;
/** The same where something answers abruptly, as a circuit breaker does. */
const SHORTEST_ABRUPT = 0.003;
/** Full steps at first: one thing after another comes to rest where nothing swings, in as many steps as they are. */
const FULL_STEPS = 6;

/**
 * The way to a fixed point x = f(x) of several numbers: steps towards f(x), shortened where it swings to and fro and
 * lengthened where it creeps, as the last two residuals tell (Irons and Tuck 1969). Approaching the smallest fixed point
 * of increasing convex functions from below, it stays below.
 */
export class Relaxation {
  #factor = 1;
  #steps = 0;
  #before: Float64Array | undefined;
  readonly #shortest: number;

  /** @param abrupt whether a small change may be answered by a large one */
  constructor(abrupt = false) {
    this.#shortest = abrupt ? SHORTEST_ABRUPT : SHORTEST;
  }

  /** The next x, given f(x), and the largest relative change that f asks for. */
  next(x: Float64Array, wanted: Float64Array): { x: Float64Array; change: number } {
    const residual = new Float64Array(x.length);
    let change = 0;
    for (let i = 0; i < x.length; i++) {
      residual[i] = (wanted[i]! - x[i]!) / Math.max(1e-9, x[i]!);
      change = Math.max(change, Math.abs(residual[i]!));
    }
    if (++this.#steps > FULL_STEPS) this.#adapt(residual);
    this.#before = residual;
    const moved = new Float64Array(x.length);
    for (let i = 0; i < x.length; i++) moved[i] = Math.max(0, x[i]! + this.#factor * (wanted[i]! - x[i]!));
    return { x: moved, change };
  }

  #adapt(residual: Float64Array): void {
    const before = this.#before;
    if (before === undefined) return;
    let along = 0;
    let square = 0;
    for (let i = 0; i < residual.length; i++) {
      const difference = residual[i]! - before[i]!;
      along += before[i]! * difference;
      square += difference * difference;
    }
    if (!(square > 0)) return;
    this.#factor = Math.min(LONGEST, Math.max(this.#shortest, (-this.#factor * along) / square));
  }
}
