/** How requests are spread over servers with a queue each. */
export type Balancing = 'random' | 'least-of-two';

/**
 * Share of servers with at least k requests when each request goes to the less busy of two random ones: rho^(2^k - 1).
 * Mean field, for about 50 servers and more. Mitzenmacher 2001.
 */
export function twoChoicesTail(rho: number, k: number): number {
  return rho ** (2 ** Math.max(0, k) - 1);
}

/** Mean response time in units of the service time, exponential service, rho < 1; at rho >= 1 undefined. */
export function balancedResponse(balancing: Balancing, rho: number): number | undefined {
  if (!(rho < 1)) return undefined;
  if (balancing === 'random') return 1 / (1 - rho);
  let sum = 0;
  for (let k = 1; k < 64; k++) {
    const term = rho ** (2 ** k - 2);
    if (!(term > 1e-18)) break;
    sum += term;
  }
  return Math.max(1, sum);
}
