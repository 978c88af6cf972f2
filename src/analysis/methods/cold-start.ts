import { poissonMass } from './poisson';

/** Instances of a platform that starts one whenever a call finds none idle, and stops those that nobody needs. */
export interface InstancePool {
  /** Calls per second, Poisson. */
  arrivalRate: number;
  /** Mean time that a call keeps its instance, seconds. */
  holdingTime: number;
  /** Seconds after which an idle instance is stopped. */
  keepWarm: number;
}

/** Levels of use further than this many deviations above the mean are never reached. */
const FAR = 8;
/** Instances kept for less than this are not kept, seconds. */
const SHORTEST = 1e-9;
/** Larger numbers of instances fluctuate too little for a cold start to be seen. */
const MOST_BUSY = 2000;

/**
 * Share of the calls that find no idle instance and wait for one to start. The instance that was idle last is taken first,
 * so that as many are warm as were busy at most within `keepWarm`: a call is cold when it raises the number of busy ones to
 * a level not seen for so long. The sum of P(n busy) x P(the way up from n to n + 1 takes longer), exact for exponential
 * times; the second factor from its Laplace transform phi(n) = lambda / (s + lambda + n mu (1 - phi(n - 1))), inverted by
 * Euler summation (Abate and Whitt 1995).
 */
export function coldStartShare({ arrivalRate, holdingTime, keepWarm }: InstancePool): number {
  if (!(arrivalRate > 0) || !(keepWarm > SHORTEST)) return 1;
  const load = arrivalRate * Math.max(0, holdingTime);
  if (!(load > 1e-9)) return Math.exp(-arrivalRate * keepWarm);
  if (load > MOST_BUSY) return 0;
  const most = Math.ceil(load + FAR * Math.sqrt(load) + FAR);
  const longer = waysUpLongerThan(keepWarm, arrivalRate, 1 / holdingTime, most);
  let cold = 0;
  for (let n = 0; n < most; n++) cold += poissonMass(n, load) * longer[n]!;
  return Math.min(1, Math.max(0, cold));
}

/** Euler summation: 18.4 bounds the discretisation error by 1e-8. */
const ABSCISSA = 18.4;
const TERMS = 15;
const BINOMIAL = 11;

/** P(the way up from n to n + 1 busy instances takes longer than t), n = 0..levels - 1. */
function waysUpLongerThan(t: number, birth: number, death: number, levels: number): Float64Array {
  const sums = new Float64Array(levels);
  const averages = new Float64Array(levels);
  let binomial = 2 ** -BINOMIAL;
  for (let k = 0; k <= TERMS + BINOMIAL; k++) {
    const sign = k % 2 === 0 ? 1 : -1;
    const share = k === 0 ? 0.5 : 1;
    addTerm(sums, sign * share * (Math.exp(ABSCISSA / 2) / t), ABSCISSA / (2 * t), (k * Math.PI) / t, birth, death);
    if (k < TERMS) continue;
    for (let n = 0; n < levels; n++) averages[n]! += binomial * sums[n]!;
    binomial = (binomial * (BINOMIAL - (k - TERMS))) / (k - TERMS + 1);
  }
  return averages.map((p) => Math.min(1, Math.max(0, p)));
}

/** Adds Re((1 - phi(n)(s)) / s) x factor at s = re + i im for every level n. */
function addTerm(sums: Float64Array, factor: number, re: number, im: number, birth: number, death: number): void {
  let fr = 0;
  let fi = 0;
  const norm = re * re + im * im;
  for (let n = 0; n < sums.length; n++) {
    const down = n * death;
    const dr = re + birth + down * (1 - fr);
    const di = im - down * fi;
    const size = dr * dr + di * di;
    fr = (birth * dr) / size;
    fi = (-birth * di) / size;
    sums[n]! += (factor * ((1 - fr) * re - fi * im)) / norm;
  }
}
