import { constant, type Distribution, scale } from '../methods/distribution/distribution';
import { mix } from '../methods/distribution/mixture';
import { repeated } from '../methods/distribution/sum';
import type { Hop, TimePart } from './time-part';

/** The wait of a hop in the line of a station. */
export interface Line {
  /** The same object for the same line. */
  readonly at: object;
  readonly mean: number;
  readonly variance: number;
  readonly distribution: Distribution;
  /** Seconds for which the line remembers how long it was. */
  readonly memory: number;
  /** Share of a wait that is the same for who comes again at once. */
  readonly lasting: number;
}

/** Waits with less than this share of the variance of a path may as well be independent. */
const NOTICED = 0.02;

/**
 * Times one after another, in which the waits of a request that stands in the same line again are taken together: a line
 * that was long mostly still is. Waits of which the second comes t later are correlated by about e^(-t / memory), less where services vary much.
 */
export function withRevisits(parts: readonly TimePart[]): readonly TimePart[] {
  const lines = repeatedLines(parts);
  if (lines.length === 0) return parts;
  let joined = [...parts];
  let variance = 0;
  for (const part of parts) variance += part.kind === 'hop' ? part.variance : part.distribution.variance;
  for (const line of lines) {
    if (parts.length ** 2 * line.variance > NOTICED * variance) joined = together(joined, line);
  }
  return joined;
}

/** `times` passes through the same parts. */
export function repeatedParts(parts: readonly TimePart[], times: number): TimePart[] | undefined {
  const pass = parts.reduce((sum, part) => sum + (part.kind === 'hop' ? part.mean : part.distribution.mean), 0);
  const all: TimePart[] = [];
  let isJoined = false;
  for (const part of parts) {
    const { line } = part as Partial<Hop>;
    if (part.kind !== 'hop' || line === undefined || !(line.variance > NOTICED * part.variance)) {
      all.push(new Repeated(part, times));
      continue;
    }
    isJoined = true;
    const { visits, pairs } = visitsOf(part);
    let correlated = times * pairs;
    for (let later = 1; later < Math.min(times, MOST_TERMS); later++) {
      correlated += (times - later) * visits * visits * correlation(line, later * pass);
    }
    const work = new WorkOnly(part);
    if (work.mean > 0) all.push(new Repeated(work, times));
    all.push(new SharedWait(part.component, line, times * visits, correlated));
  }
  return isJoined ? all : undefined;
}

const MOST_TERMS = 1000;

/** The parts without the wait in one line, and that wait. */
export function withoutWait(
  parts: readonly TimePart[],
  at: object,
): { wait: Distribution; others: readonly TimePart[] } {
  const hop = parts.find((part): part is Hop => part.kind === 'hop' && part.line?.at === at);
  if (hop?.line === undefined) return { wait: constant(0), others: parts };
  return { wait: hop.line.distribution, others: parts.map((part) => (part === hop ? new WorkOnly(hop) : part)) };
}

function repeatedLines(parts: readonly TimePart[]): Line[] {
  const once = new Set<object>();
  const lines: Line[] = [];
  for (const part of parts) {
    if (part.kind !== 'hop' || part.line === undefined) continue;
    const { line } = part;
    if (!once.has(line.at)) once.add(line.at);
    else if (!lines.some(({ at }) => at === line.at)) lines.push(line);
  }
  return lines;
}

function together(parts: readonly TimePart[], line: Line): TimePart[] {
  const result: TimePart[] = [];
  const before: { visits: number; at: number }[] = [];
  let now = 0;
  let first = -1;
  let component = -1;
  let all = 0;
  let correlated = 0;
  for (const part of parts) {
    const mean = part.kind === 'hop' ? part.mean : part.distribution.mean;
    if (part.kind === 'hop' && part.line?.at === line.at) {
      if (first < 0) first = result.length;
      component = part.component;
      const { visits, pairs } = visitsOf(part);
      correlated += pairs;
      for (const earlier of before) correlated += earlier.visits * visits * correlation(line, now - earlier.at);
      before.push({ visits, at: now });
      all += visits;
      const work = new WorkOnly(part);
      if (work.mean > 0) result.push(work);
    } else result.push(part);
    now += mean;
  }
  result.splice(first, 0, new SharedWait(component, line, all, correlated));
  return result;
}

function correlation({ lasting, memory }: Line, later: number): number {
  return lasting * Math.exp(-later / memory);
}

function visitsOf(hop: Hop): { visits: number; pairs: number } {
  return hop instanceof SharedWait ? hop : { visits: 1, pairs: 0 };
}

/** Several waits in the same line; classes, as accessors of its own would cost each object more. */
class SharedWait implements Hop {
  readonly kind = 'hop';
  readonly component: number;
  readonly line: Line;
  readonly mean: number;
  readonly variance: number;
  readonly visits: number;
  /** Sum of the correlations of all pairs of waits. */
  readonly pairs: number;
  #distribution: Distribution | undefined;

  constructor(component: number, line: Line, visits: number, pairs: number) {
    this.component = component;
    this.line = line;
    this.visits = visits;
    this.pairs = pairs;
    this.mean = visits * line.mean;
    this.variance = (visits + 2 * pairs) * line.variance;
  }

  /** All waits the same, or all independent, in the proportion that gives the variance. */
  get distribution(): Distribution {
    const { visits, pairs, line } = this;
    const same = Math.min(1, (2 * pairs) / (visits * (visits - 1)));
    this.#distribution ??= mix([
      { probability: same, distribution: scale(line.distribution, visits) },
      { probability: 1 - same, distribution: repeated(line.distribution, visits) },
    ]);
    return this.#distribution;
  }

  get work(): Distribution {
    return constant(0);
  }
}

/** A hop without its wait. */
class WorkOnly implements Hop {
  readonly kind = 'hop';
  readonly component: number;
  readonly mean: number;
  readonly variance: number;
  readonly #hop: Hop;

  constructor(hop: Hop) {
    const whole = hop instanceof SharedWait;
    this.component = hop.component;
    this.mean = whole ? 0 : hop.mean - (hop.line?.mean ?? 0);
    this.variance = whole ? 0 : Math.max(0, hop.variance - (hop.line?.variance ?? 0));
    this.#hop = hop;
  }

  get distribution(): Distribution {
    return this.#hop.work;
  }

  get work(): Distribution {
    return this.#hop.work;
  }
}

/** The same time several times over. */
class Repeated implements Hop {
  readonly kind = 'hop';
  readonly component: number;
  readonly mean: number;
  readonly variance: number;
  readonly #part: TimePart;
  readonly #times: number;

  constructor(part: TimePart, times: number) {
    const { mean, variance } = part.kind === 'hop' ? part : part.distribution;
    this.component = part.kind === 'hop' ? part.component : -1;
    this.mean = times * mean;
    this.variance = times * variance;
    this.#part = part;
    this.#times = times;
  }

  get distribution(): Distribution {
    return repeated(this.#part.distribution, this.#times);
  }

  get work(): Distribution {
    return this.distribution;
  }
}
