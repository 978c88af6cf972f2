import type { Knob } from './knob';
import { feedersOf, relevantComponents } from './relevant-components';
import type { Assessment, SizeSpace, Steps } from './size-space';

/** Sizes that are tried go up to this many times the present one. */
const mostTimes = 64;
const mostRounds = 300;
/** Whoever knows what is enough looks for a short way. */
const mostRoundsBack = 20;
/** A gain below this is none: it is less than the tolerance of what is measured. */
const noGain = 1e-7;
/** Something free is still a change. */
const leastWeight = 1e-6;

/** Sizes, and what is missed with them. */
export interface Grown {
  readonly steps: Steps;
  readonly assessment: Assessment;
}

interface Move extends Grown {
  /** What it gains for what it costs. */
  readonly efficiency: number;
}

/**
 * Makes a design larger until nothing more can be gained, always by the step that gains most for its cost. For convex
 * costs of waiting this is optimal (Fox 1966, Discrete optimization via marginal analysis); the search for the best step
 * is lazy, since what a step gains falls as others are taken.
 *
 * @param without a size to leave alone
 * @param allowed what may stay missed: once nothing else is, that is enough
 */
export function grow(space: SizeSpace, start: Steps = new Map(), without?: Knob, allowed?: ReadonlySet<string>): Grown {
  let steps = start;
  let assessment = space.assess(steps);
  const knobs = space.knobs.filter((knob) => knob !== without);
  const unknown = () => new Map(knobs.map((knob) => [knob, Number.POSITIVE_INFINITY]));
  const gains = unknown();
  const rounds = allowed ? mostRoundsBack : mostRounds;
  for (let round = 0; round < rounds && !isEnough(space, assessment, allowed); round++) {
    const move =
      bestMove(space, steps, assessment, gains, smallSteps) ?? bestMove(space, steps, assessment, unknown(), leaps);
    if (!move) break;
    ({ steps, assessment } = move);
    if (space.isExhausted) break;
  }
  return { steps, assessment };
}

function isEnough({ outOfReach }: SizeSpace, { shortfalls }: Assessment, allowed = outOfReach): boolean {
  for (const key of shortfalls.keys()) if (!allowed.has(key) && !outOfReach.has(key)) return false;
  return true;
}

type StepsToTry = (space: SizeSpace, knob: Knob, from: number, now: Assessment) => number[];

/** @param gains of each knob when it was looked at last, in gain for cost; brought up to date */
function bestMove(
  space: SizeSpace,
  steps: Steps,
  now: Assessment,
  gains: Map<Knob, number>,
  stepsToTry: StepsToTry,
): Move | undefined {
  const relevant = relevantKnobs(space, now).filter((knob) => gains.has(knob));
  let best: Move | undefined;
  // Those that helped most before come first; who cannot beat the best any more needs no look.
  const order = [...relevant].sort((a, b) => (gains.get(b) ?? 0) - (gains.get(a) ?? 0));
  for (const knob of order) {
    if (best && best.efficiency >= (gains.get(knob) ?? 0)) break;
    const move = moveOf(space, steps, now, knob, stepsToTry);
    gains.set(knob, move?.efficiency ?? 0);
    if (move && move.efficiency > (best?.efficiency ?? 0)) best = move;
  }
  if (!best) for (const knob of gains.keys()) gains.set(knob, Number.POSITIVE_INFINITY);
  return best;
}

function moveOf(space: SizeSpace, steps: Steps, now: Assessment, knob: Knob, stepsToTry: StepsToTry): Move | undefined {
  const from = space.at(steps, knob);
  const weight = space.weightAt(steps);
  let best: Move | undefined;
  for (const step of stepsToTry(space, knob, from, now)) {
    if (step === from || step < 0) continue;
    const tried = withCompanions(space, new Map(steps).set(knob, step), knob, step);
    const assessment = space.assess(tried);
    const gain = now.total - assessment.total;
    if (gain < noGain) continue;
    const efficiency = gain / Math.max(leastWeight, space.weightAt(tried) - weight);
    // A longer way at nearly the same rate saves rounds.
    if (efficiency > 0.5 * (best?.efficiency ?? 0)) best = { steps: tried, assessment, efficiency };
  }
  return best;
}

/** A tenth more, or as much as its own overload asks for at once. */
function smallSteps(space: SizeSpace, knob: Knob, from: number, now: Assessment): number[] {
  const { id } = space.model.components[knob.component]!;
  const most = mostOf(space, knob);
  const a = from + Math.max(1, Math.ceil(from / 10));
  if (knob.field === 'storage' || knob.field === 'memory') {
    // Two significant digits: 30 steps are about twice as much.
    return [from + 1, from + 3, from + 10, from + 30, from + 60].filter((step) => step <= most);
  }
  if (knob.field === 'pool') {
    const target = space.model.components[knob.target ?? -1];
    const connections = now.shortfalls.get(`components.${target?.id}.connections`);
    const smaller = connections ? [Math.floor(from * Math.exp(-connections.excess)), from - Math.ceil(from / 10)] : [];
    const missed = now.shortfalls.get(`components.${id}.pools.${target?.id}`);
    return [...smaller, a, ...(missed ? [Math.ceil(from * Math.exp(missed.excess))] : [])].filter(
      (step) => step <= most && step > 0,
    );
  }
  const own = now.shortfalls.get(`components.${id}.utilization`) ?? now.shortfalls.get('objectives.headroom');
  const jump = own ? Math.ceil(from * Math.exp(own.excess) - 1e-9) : a;
  return [Math.max(a, jump)].filter((step) => step <= most);
}

/** What those steps do not change, such as the majority of an even number, or a second copy in each of three zones. */
function leaps(space: SizeSpace, knob: Knob, from: number): number[] {
  const most = mostOf(space, knob);
  return [from + 1, from + 2, from + 3, 2 * from + 2, 4 * from + 4, 16 * from + 8].filter((step) => step <= most);
}

/** Disks are often first guesses: up to four decades of 90 steps. */
function mostOf(space: SizeSpace, knob: Knob): number {
  const from = space.from(knob);
  return knob.field === 'storage' || knob.field === 'memory' ? from + 360 : Math.max(8, from * mostTimes);
}

/** Consumers beyond the partitions of what they read are idle, so that either helps only with the other. */
function withCompanions(space: SizeSpace, steps: Steps, { component, field }: Knob, step: number): Steps {
  const { concurrency, kind } = space.model.components[component]!;
  if (kind !== 'worker' || (field !== 'replicas' && field !== 'maximum' && field !== 'minimum')) return steps;
  const feeders = feedersOf(space.model, component);
  const together = new Map(steps);
  for (const knob of space.knobs) {
    if (knob.field !== 'partitions' || !feeders.includes(knob.component)) continue;
    const needed = Math.ceil(step * concurrency);
    if (needed > space.at(steps, knob) && needed <= mostOf(space, knob)) together.set(knob, needed);
  }
  return together;
}

function relevantKnobs({ model, knobs, outOfReach }: SizeSpace, { shortfalls }: Assessment): Knob[] {
  const components = new Set<number>();
  for (const [key, shortfall] of shortfalls) {
    if (outOfReach.has(key)) continue;
    const relevant = relevantComponents(model, shortfall);
    if (!relevant) return [...knobs];
    for (const component of relevant) components.add(component);
  }
  return knobs.filter(({ component }) => components.has(component));
}
