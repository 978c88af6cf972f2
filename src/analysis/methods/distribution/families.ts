import { incompleteGamma, logGamma } from '../gamma-function';
import { normalCdf } from '../normal';
import { type Cells, closeCells, openCells } from './cells';
import { constant, type Distribution, scale } from './distribution';

/** Upper tails are cut where less than this is left; what is cut keeps its mean. */
const CUT = 1e-10;

/** Shapes already made, with mean 1: stations of one spec share a handful of coefficients of variation. */
const known = new Map<string, Distribution>();
const MOST_KNOWN = 200;

/** Exponential with the given mean. */
export function exponential(mean: number): Distribution {
  return gamma(mean, 1);
}

/** Gamma with the given mean and squared coefficient of variation; scv 0 is a constant. */
export function gamma(mean: number, scv: number): Distribution {
  if (!(mean > 0)) return constant(0);
  if (!(scv > 1e-6)) return constant(mean);
  return scale(
    remembered(`g${scv}`, () => unitGamma(1 / scv)),
    mean,
  );
}

/** Lognormal with the given mean and squared coefficient of variation; scv 0 is a constant. */
export function lognormal(mean: number, scv: number): Distribution {
  if (!(mean > 0)) return constant(0);
  if (!(scv > 1e-6)) return constant(mean);
  return scale(
    remembered(`l${scv}`, () => unitLognormal(Math.sqrt(Math.log1p(scv)))),
    mean,
  );
}

function remembered(key: string, make: () => Distribution): Distribution {
  const made = known.get(key);
  if (made !== undefined) return made;
  if (known.size >= MOST_KNOWN) known.clear();
  const fresh = make();
  known.set(key, fresh);
  return fresh;
}

/** Gamma of mean 1. Partial moments are incomplete gamma functions of higher shapes, one recurrence step apart. */
function unitGamma(shape: number): Distribution {
  const deviation = 1 / Math.sqrt(shape);
  const middle = Math.max(0.02, shape > 0.3 ? (1 - 1 / (9 * shape)) ** 3 : 0);
  const low = Math.max(0, 1 - 5 * deviation);
  const high = 1 + deviation * (8 + 25 * deviation);
  const logs = logGamma(shape);
  return filled(low, high, Math.min(middle - low, 2 * deviation), middle, (t) => {
    const x = t * shape;
    const { lower, upper } = incompleteGamma(shape, x, logs);
    const density = x > 0 ? Math.exp(shape * Math.log(x) - x - logs) / shape : 0;
    // Q(k+1,x) = Q(k,x) + x^k e^-x / Gamma(k+1), and the same step again.
    const one = upper + density;
    const two = one + (density * x) / (shape + 1);
    return [lower, upper, one, (two * (shape + 1)) / shape];
  });
}

function unitLognormal(sigma: number): Distribution {
  const mu = -0.5 * sigma * sigma;
  const variance = Math.expm1(sigma * sigma);
  const low = Math.exp(mu - 5 * sigma);
  const high = Math.exp(mu + 6.8 * sigma);
  const middle = Math.exp(mu);
  return filled(low, high, Math.min(middle - low, 2 * Math.sqrt(variance)), middle, (t) => {
    const z = t > 0 ? (Math.log(t) - mu) / sigma : -40;
    return [normalCdf(z), normalCdf(-z), normalCdf(sigma - z), (1 + variance) * normalCdf(2 * sigma - z)];
  });
}

/** P(T <= t), P(T > t), E[T; T > t], E[T^2; T > t]. */
type PartialMoments = readonly [number, number, number, number];

function filled(
  low: number,
  high: number,
  detail: number,
  centre: number,
  at: (t: number) => PartialMoments,
): Distribution {
  const cells = openCells(low, high, detail, centre);
  let before = at(0);
  for (let k = 0; k < cells.count; k++) {
    const edge = cells.edges[k]!;
    const after: PartialMoments = edge < Number.POSITIVE_INFINITY ? at(low + edge) : [1, 0, 0, 0];
    const done = after[1] < CUT;
    fill(cells, k, before, done ? [1, 0, 0, 0] : after);
    if (done) break;
    before = after;
  }
  return closeCells(cells);
}

/** Weights come from whichever tail is the smaller, so that neither loses its digits. */
function fill({ low, weight, first, second }: Cells, k: number, before: PartialMoments, after: PartialMoments): void {
  const w = before[0] < 0.5 ? after[0] - before[0] : before[1] - after[1];
  if (!(w > 0)) return;
  const m = before[2] - after[2];
  const s = before[3] - after[3];
  weight[k] = w;
  first[k] = m - low * w;
  second[k] = s - 2 * low * m + low * low * w;
}
