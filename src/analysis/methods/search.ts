/**
 * The smallest integer n >= `from` with `holds(n)`, for a predicate that once true stays true; undefined when none is
 * found up to `limit`. Starts at `seed` and gallops, so a good seed costs a handful of evaluations.
 */
export function smallestInteger(
  from: number,
  seed: number,
  limit: number,
  holds: (n: number) => boolean,
): number | undefined {
  let low = from - 1;
  let high = Math.min(limit, Math.max(from, Math.ceil(seed)));
  for (let step = 1; !holds(high); step *= 2) {
    if (high >= limit) return undefined;
    low = high;
    high = Math.min(limit, high + step);
  }
  for (let step = 1; high - step > low; step *= 2) {
    if (!holds(high - step)) {
      low = high - step;
      break;
    }
    high -= step;
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/**
 * The point where the increasing function `f` passes zero in [low, high], by bisection to a relative width of 1e-13;
 * the nearer end when the sign does not change.
 */
export function bisect(low: number, high: number, f: (x: number) => number): number {
  let a = low;
  let b = high;
  for (let i = 0; i < 200 && b - a > 1e-13 * Math.max(Math.abs(a), Math.abs(b)); i++) {
    const middle = a + (b - a) / 2;
    if (f(middle) < 0) a = middle;
    else b = middle;
  }
  return a + (b - a) / 2;
}
