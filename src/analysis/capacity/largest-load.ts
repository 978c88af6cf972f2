import type { Bottleneck, LimitKind } from './capacity-analysis';
import { hottestPartition, limitUses } from './limit-use';
import { type LoadSolution, type SolvePlan, solveLoad } from './load-solver';
import { busiestQueue } from './station-results';

/** The largest multiple of all rates that a design carries, and what stops it there. */
export interface LargestLoad {
  readonly multiple: number;
  readonly bottleneck: Bottleneck;
}

/** Less than this share of everything is taken up: there is no load. */
const NOTHING = 1e-12;
const TOLERANCE = 1e-3;
/** Where to look first, as shares of the linear guess: waits and retries rarely take away more than this. */
const PROBES = [0.9995, 0.99, 0.9, 0.6, 0.2];
/** Things this close to the one that is full are full as well; of those, the one furthest down is the cause. */
const EQUALLY_FULL = 0.98;

interface Fullness {
  /** The fullest thing as a fraction of what it can take; above 1 it is overloaded. */
  readonly most: number;
  readonly component: number;
  readonly cause: 'servers' | LimitKind;
}

/** Whether the peak load takes up anything that is limited, so that some multiple of it is the largest. */
export function isLoaded(plan: SolvePlan, peak: LoadSolution): boolean {
  const { most, component } = fullness(plan, peak);
  return most > NOTHING && component >= 0;
}

/**
 * Searches for the multiple of the peak load at which the fullest station or limit is just full, re-solving the model with
 * autoscaled components at their maximum. Fullness grows at least in proportion to the load, so 1 / fullness is an upper
 * bound, and the answer where nothing depends on waits. At the bound itself retries and waits may pass all measure, so
 * the search goes on just below it, and by bisection from there.
 */
export function largestLoad(plan: SolvePlan, peak: LoadSolution): LargestLoad | undefined {
  const autoscaled = plan.graph.model.components.some(({ autoscale }) => autoscale !== undefined);
  const at = (multiple: number) => fullness(plan, solveLoad(plan, { which: 'peak', multiple, atMost: true }));
  const now = autoscaled ? at(1) : fullness(plan, peak);
  if (!(now.most > NOTHING) || now.component < 0) return undefined;
  const guess = 1 / now.most;
  const edge = at(guess);
  if (Math.abs(edge.most - 1) <= TOLERANCE) return answer(guess, edge);
  if (edge.most < 1) return answer(guess, now);
  let low = 0;
  let high = guess;
  // What is full just below; beyond it callers wait and caches miss, until nobody can tell what was full first.
  let fullest = edge;
  for (const share of PROBES) {
    fullest = at(share * guess);
    if (fullest.most < 1) {
      low = share * guess;
      break;
    }
    high = share * guess;
  }
  while (high - low > TOLERANCE * high) {
    const middle = (low + high) / 2;
    const found = at(middle);
    if (found.most < 1) low = middle;
    else high = middle;
    if (found.most < 1 || low === 0) fullest = found;
    if (high < 1e-9 * guess) break;
  }
  return answer(low, fullest);
}

/** Far beyond what the search leaves open. */
const CLEARLY = 1.01;

/**
 * Whether the search surely finds a multiple of at least so much, which is more than the peak itself: a bit more than that
 * is carried. One solution of the model, where the search takes several.
 */
export function surelyCarries(plan: SolvePlan, multiple: number): boolean {
  if (multiple < 1) return false;
  const beyond = solveLoad(plan, { which: 'peak', multiple: CLEARLY * multiple, atMost: true });
  return fullness(plan, beyond).most < 1;
}

function answer(multiple: number, { component, cause }: Fullness): LargestLoad {
  return { multiple, bottleneck: { component, multiple, cause } };
}

function fullness(plan: SolvePlan, solution: LoadSolution): Fullness {
  const found: Fullness[] = [];
  for (const station of plan.order.stations) {
    const { component } = plan.graph.stations[station]!;
    if (plan.graph.model.components[component]!.delayOnly || !plan.order.timed[station]) continue;
    found.push({ most: busiestQueue(solution.stations[station]!).utilization, component, cause: 'servers' });
  }
  for (const component of plan.graph.model.components) {
    for (const { kind, used, limit, grows } of limitUses(plan, solution, component)) {
      if (grows) found.push({ most: limit > 0 ? used / limit : used + 1, component: component.index, cause: kind });
    }
    const hottest = hottestPartition(plan, solution, component);
    if (hottest) found.push({ most: hottest.utilization, component: component.index, cause: 'hottest_partition' });
  }
  const most = found.reduce((max, candidate) => Math.max(max, candidate.most), 0);
  const cause = found.find((candidate) => candidate.most >= EQUALLY_FULL * most);
  return { most, component: cause?.component ?? -1, cause: cause?.cause ?? 'servers' };
}
