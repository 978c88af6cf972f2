/**
 * Universal Scalability Law: X(n) = rate n / (1 + alpha (n - 1) + beta n (n - 1)). Gunther, Guerrilla Capacity
 * Planning (2007).
 */
export interface Usl {
  /** Throughput of one, per second. */
  rate: number;
  /** Contention, >= 0: the serial share. */
  alpha: number;
  /** Coherency, >= 0: the cost of keeping each pair in agreement. */
  beta: number;
}

/** How many times longer one unit of work takes at concurrency n than alone; 1 for n <= 1. */
export function uslSlowdown({ alpha, beta }: Pick<Usl, 'alpha' | 'beta'>, n: number): number {
  const others = Math.max(0, n - 1);
  return 1 + Math.max(0, alpha) * others + Math.max(0, beta) * n * others;
}

export function uslThroughput(usl: Usl, n: number): number {
  return (usl.rate * Math.max(0, n)) / uslSlowdown(usl, n);
}

/** The concurrency with the highest throughput, beyond which more is less; undefined when throughput never falls. */
export function uslPeak({ alpha, beta }: Pick<Usl, 'alpha' | 'beta'>): number | undefined {
  return beta > 0 ? Math.sqrt(Math.max(0, 1 - alpha) / beta) : undefined;
}

/** The throughput that contention alone would allow, rate / alpha; undefined without contention. */
export function uslLimit({ rate, alpha }: Usl): number | undefined {
  return alpha > 0 ? rate / alpha : undefined;
}

/** One measurement: throughput at a concurrency. */
export interface LoadPoint {
  n: number;
  throughput: number;
}

/**
 * Least-squares fit of the three parameters (Gauss-Newton with step halving, alpha and beta kept >= 0); undefined for
 * fewer than three different concurrencies. Six or more are needed for parameters that mean something.
 */
export function fitUsl(points: readonly LoadPoint[]): Usl | undefined {
  const used = points.filter(({ n, throughput }) => n > 0 && throughput > 0);
  if (new Set(used.map(({ n }) => n)).size < 3) return undefined;
  const first = used.reduce((least, point) => (point.n < least.n ? point : least));
  let fit: Usl = { rate: first.throughput / first.n, alpha: 0.01, beta: 1e-4 };
  let error = squaredError(fit, used);
  for (let i = 0; i < 200; i++) {
    const step = gaussNewtonStep(fit, used);
    if (step === undefined) break;
    let factor = 1;
    let next = moved(fit, step, factor);
    while (factor > 1e-9 && !(squaredError(next, used) <= error)) {
      factor /= 2;
      next = moved(fit, step, factor);
    }
    const nextError = squaredError(next, used);
    if (!(nextError <= error)) break;
    const done = error - nextError <= 1e-15 * error;
    fit = next;
    error = nextError;
    if (done) break;
  }
  return fit;
}

function squaredError(usl: Usl, points: readonly LoadPoint[]): number {
  return points.reduce((sum, { n, throughput }) => sum + (throughput - uslThroughput(usl, n)) ** 2, 0);
}

function moved(usl: Usl, [rate, alpha, beta]: Step, factor: number): Usl {
  return {
    rate: Math.max(1e-12, usl.rate + factor * rate),
    alpha: Math.max(0, usl.alpha + factor * alpha),
    beta: Math.max(0, usl.beta + factor * beta),
  };
}

type Step = readonly [number, number, number];

/** Solves the normal equations (J^T J) step = J^T residuals by Cramer's rule. */
function gaussNewtonStep(usl: Usl, points: readonly LoadPoint[]): Step | undefined {
  const m = [0, 0, 0, 0, 0, 0];
  const v: [number, number, number] = [0, 0, 0];
  for (const { n, throughput } of points) {
    const slow = uslSlowdown(usl, n);
    const x = (usl.rate * n) / slow;
    const row: Step = [n / slow, (-x * (n - 1)) / slow, (-x * n * (n - 1)) / slow];
    const residual = throughput - x;
    m[0]! += row[0] * row[0];
    m[1]! += row[0] * row[1];
    m[2]! += row[0] * row[2];
    m[3]! += row[1] * row[1];
    m[4]! += row[1] * row[2];
    m[5]! += row[2] * row[2];
    for (let k = 0; k < 3; k++) v[k]! += row[k]! * residual;
  }
  const [a, b, c, d, e, f] = m as [number, number, number, number, number, number];
  const determinant = a * (d * f - e * e) - b * (b * f - c * e) + c * (b * e - c * d);
  if (!(Math.abs(determinant) > 0)) return undefined;
  const [p, q, r] = v;
  return [
    (p * (d * f - e * e) - b * (q * f - e * r) + c * (q * e - d * r)) / determinant,
    (a * (q * f - e * r) - p * (b * f - c * e) + c * (b * r - c * q)) / determinant,
    (a * (d * r - e * q) - b * (b * r - c * q) + p * (b * e - c * d)) / determinant,
  ];
}
