/** The quantile of a distribution given by its exact tail, by bisection. */
export function exactQuantile(tail: (t: number) => number, q: number): number {
  let low = 0;
  let high = 1e-3;
  while (tail(high) > 1 - q) high *= 2;
  for (let i = 0; i < 100; i++) {
    const middle = (low + high) / 2;
    if (tail(middle) > 1 - q) low = middle;
    else high = middle;
  }
  return low;
}
