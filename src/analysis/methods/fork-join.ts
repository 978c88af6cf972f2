/** 1 + 1/2 + ... + 1/n. */
export function harmonic(n: number): number {
  if (n > 100) return Math.log(n) + 0.5772156649015329 + 1 / (2 * n) - 1 / (12 * n * n);
  let sum = 0;
  for (let i = 1; i <= n; i++) sum += 1 / i;
  return sum;
}

/**
 * Mean response time of a job that forks into `branches` tasks, each for an M/M/1 queue of its own, and waits for
 * all: Nelson and Tantawi 1988. Exact for two branches, within 5 % of simulation up to 50; undefined when overloaded.
 * Percentiles: take the maximum of independent branches, which is within 5 % at p99.
 */
export function forkJoinMean(arrivalRate: number, serviceTime: number, branches: number): number | undefined {
  const n = Math.max(1, Math.floor(branches));
  const rho = arrivalRate * serviceTime;
  if (!(rho < 1)) return undefined;
  const response = serviceTime / (1 - rho);
  if (n === 1) return response;
  const growth = harmonic(n) / harmonic(2);
  return response * (growth + (4 / 11) * (1 - growth) * rho) * ((12 - rho) / 8);
}

/** P(at least one of `n` independent parallel calls is slow), each with probability p. Dean & Barroso 2013. */
export function anySlow(n: number, p: number): number {
  return -Math.expm1(n * Math.log1p(-Math.min(p, 1 - 1e-16)));
}

/** The most parallel calls of which none is slow in a share q of the cases, each being slow with probability p. */
export function largestFanOut(p: number, q: number): number {
  return p > 0 && p < 1 && q > 0 ? Math.floor(Math.log(q) / Math.log1p(-p) + 1e-9) : 0;
}
