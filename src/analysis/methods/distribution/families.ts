import { incompleteGamma, logGamma } from '../gamma-function';
import { normalCdf } from '../normal';
import { type Cells, closeCells, openCells } from './cells';
import { constant, type Distribution, scale } from './distribution';

/** Upper tails are cut where less than this is left; what is cut keeps its mean. */
const CUT = 1e-10;

/** Lognormal shapes already made, with mean 1, by scv: the services of one spec share a handful of them. */
const known = new Map<number, Distribution>();
const MOST_KNOWN = 200;
const knownResiduals = new Map<number, Distribution>();

/** Exponential with the given mean. */
export function exponential(mean: number): Distribution {
  return mean > 0 ? scale(unitExponential, mean) : constant(0);
}

/** Gamma with the given mean and squared coefficient of variation; scv 0 is a constant. */
export function gamma(mean: number, scv: number): Distribution {
  if (!(mean > 0)) return constant(0);
  if (!(scv > 1e-6)) return constant(mean);
  if (Math.abs(scv - 1) < 1e-9) return exponential(mean);
  const unit = unitGamma(1 / Math.min(scv, 1e3));
  return scale(unit, mean / unit.mean);
}

/** Lognormal with the given mean and squared coefficient of variation; scv 0 is a constant. */
export function lognormal(mean: number, scv: number): Distribution {
  if (!(mean > 0)) return constant(0);
  if (!(scv > 1e-6)) return constant(mean);
  const made = known.get(scv);
  if (made !== undefined) return scale(made, mean);
  if (known.size >= MOST_KNOWN) known.clear();
  const unit = unitLognormal(Math.sqrt(Math.log1p(Math.min(scv, 1e3))));
  known.set(scv, unit);
  return scale(unit, mean);
}

/**
 * What is left of a lognormal service of mean 1 and the given scv when somebody looks at a busy server: P(R > t) =
 * E[S - t; S > t] / E[S] (equilibrium distribution).
 */
export function residualLognormal(scv: number): Distribution {
  const made = knownResiduals.get(scv);
  if (made !== undefined) return made;
  if (knownResiduals.size >= MOST_KNOWN) knownResiduals.clear();
  const sigma = Math.sqrt(Math.log1p(scv));
  const mu = -0.5 * sigma * sigma;
  const median = Math.exp(mu);
  const high = Math.exp(mu + sigma * (6.8 + 2 * sigma));
  const square = 1 + scv;
  const unit = filled(0, high, median, median, (t) => {
    const z = t > 0 ? (Math.log(t) - mu) / sigma : -40;
    const longer = normalCdf(-z);
    const tail = Math.max(0, normalCdf(sigma - z) - t * longer);
    const first = Math.max(0, square * normalCdf(2 * sigma - z) - t * t * longer) / 2;
    const second = Math.max(0, square ** 3 * normalCdf(3 * sigma - z) - t ** 3 * longer) / 3;
    return [1 - tail, tail, first, second];
  });
  knownResiduals.set(scv, unit);
  return unit;
}

/**
 * Gamma of mean 1 (within 1e-6), in a few microseconds: every station's wait has a shape of its own. The first cell,
 * where the density may be infinite, and the tail come from incomplete gamma functions, the others from three-point
 * Gauss quadrature.
 */
function unitGamma(shape: number): Distribution {
  const deviation = 1 / Math.sqrt(shape);
  const middle = Math.max(0.02, shape > 0.3 ? (1 - 1 / (9 * shape)) ** 3 : 0);
  const low = Math.max(0, 1 - 5 * deviation);
  const high = 1 + deviation * (8 + 25 * deviation);
  const cells = openCells(low, high, Math.min(middle - low, 2 * deviation), middle);
  const { weight, first, second, count } = cells;
  const logs = logGamma(shape);
  const constantPart = shape * Math.log(shape) - logs;
  fill(cells, 0, gammaMoments(shape, 0, logs), gammaMoments(shape, low + cells.edges[0]!, logs));
  let k = 1;
  for (; k < count - 1; k++) {
    const begin = cells.edges[k - 1]!;
    const half = (cells.edges[k]! - begin) / 2;
    const middleOfCell = begin + half;
    let w = 0;
    let m = 0;
    let s = 0;
    for (let node = -1; node <= 1; node++) {
      const x = middleOfCell + node * half * GAUSS_NODE;
      const t = low + x;
      const share =
        half * (node === 0 ? 8 / 9 : 5 / 9) * Math.exp(constantPart + (shape - 1) * Math.log(t) - shape * t);
      w += share;
      m += share * x;
      s += share * x * x;
    }
    weight[k] = w;
    first[k] = m;
    second[k] = s;
    if (w < CUT && low + begin > 1) break;
  }
  const end = Math.min(k, count - 2);
  fill(cells, end + 1, gammaMoments(shape, low + cells.edges[end]!, logs), NOTHING);
  return closeCells(cells);
}

const GAUSS_NODE = Math.sqrt(0.6);

/** Partial moments of a gamma variable of mean 1, by the recurrence Q(k + 1, x) = Q(k, x) + x^k e^-x / Gamma(k + 1). */
function gammaMoments(shape: number, t: number, logs: number): PartialMoments {
  const x = t * shape;
  const { lower, upper } = incompleteGamma(shape, x, logs);
  const density = x > 0 ? Math.exp(shape * Math.log(x) - x - logs) / shape : 0;
  const one = upper + density;
  const two = one + (density * x) / (shape + 1);
  return [lower, upper, one, (two * (shape + 1)) / shape];
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
const NOTHING: PartialMoments = [1, 0, 0, 0];

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
    const after: PartialMoments = edge < Number.POSITIVE_INFINITY ? at(low + edge) : NOTHING;
    const done = after[1] < CUT;
    fill(cells, k, before, done ? NOTHING : after);
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

const unitExponential = unitGamma(1);
