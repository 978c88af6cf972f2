import { once } from '../../spec/once';
import type { CallNode } from '../capacity/call-graph';
import type { LoadComponent } from '../capacity/load-model';
import type { LoadSolution, SolvePlan } from '../capacity/load-solver';
import type { Moments } from '../capacity/moments';
import { constant, type Distribution, quantile } from '../methods/distribution/distribution';
import { mix } from '../methods/distribution/mixture';
import { sumOf } from '../methods/distribution/sum';
import { drainRate } from './drain-rate';
import type { FlowTime } from './flow-latency';

/** Age of a message when the last step of its consumer is done; computed as far as it is read. */
export interface Freshness {
  readonly p50: number;
  readonly p99: number;
  /** Time to work off the largest bulk that is published at once. */
  readonly drain?: number;
  /** Mean and variance of the same age, for which no distribution is needed. */
  readonly moments: Moments;
}

/**
 * Freshness of a consumer flow: its own time at peak, the place of the message in its bulk, and, when counted `since`
 * another flow, the time of the flows in between. Absent for other flows and where the consumer cannot keep up.
 */
export function freshnessOf(
  plan: SolvePlan,
  solution: LoadSolution,
  times: readonly FlowTime[],
  flow: number,
): Freshness | undefined {
  if (plan.graph.model.flows[flow]!.from === undefined) return undefined;
  const ages: Age[] = [];
  let drain: number | undefined;
  for (const stage of agingStages(plan, flow)) {
    const time = times[stage]!;
    if (!time.answered || time.unbounded > 0) return undefined;
    ages.push(time, constant(windowAge(plan, stage)));
    const bulk = bulkAge(plan, solution, stage);
    if (bulk === undefined) continue;
    ages.push(bulk.distribution);
    if (stage === flow) drain = bulk.drain;
  }
  return new AddedAges(ages, drain);
}

/** The flows through which a message of a consumer gets old, itself last. */
export function agingStages(plan: SolvePlan, flow: number): number[] {
  const { freshness } = plan.graph.model.flows[flow]!;
  return freshness?.since === undefined ? [flow] : flowsBetween(plan, freshness.since, flow);
}

/** One of the things that make a message old. */
type Age = Distribution | FlowTime;

class AddedAges implements Freshness {
  readonly drain: number | undefined;
  readonly #ages: readonly Age[];
  readonly #sum = once(() => sumOf(this.#ages.map((age) => ('roots' in age ? age.distribution! : age))));

  constructor(ages: readonly Age[], drain: number | undefined) {
    this.#ages = ages;
    this.drain = drain;
  }

  get p50(): number {
    return quantile(this.#sum(), 0.5);
  }

  get p99(): number {
    return quantile(this.#sum(), 0.99);
  }

  get moments(): Moments {
    const moments = this.#ages.map((age) => ('roots' in age ? age.moments! : age));
    return {
      mean: moments.reduce((sum, { mean }) => sum + mean, 0),
      variance: moments.reduce((sum, { variance }) => sum + variance, 0),
    };
  }
}

/** Seconds that the oldest message in a result has waited for it, over all windows on the way. */
function windowAge({ graph }: SolvePlan, flow: number): number {
  return windowsOn(graph, flow).reduce((age, { window }) => age + window!.size + window!.watermark, 0);
}

/** Components of a flow that compute over windows. */
export function windowsOn({ nodesOf, model }: SolvePlan['graph'], flow: number): LoadComponent[] {
  const called = new Set<number>();
  for (const { component } of nodesOf[flow]!) if (component >= 0) called.add(component);
  return [...called].map((index) => model.components[index]!).filter(({ window }) => window !== undefined);
}

/** The flows from `since` to `flow` along the queues that connect them, both included; only `flow` if they are not connected. */
function flowsBetween({ graph }: SolvePlan, since: number, flow: number): number[] {
  const path = [flow];
  for (let at = flow; at !== since && path.length <= graph.model.flows.length; ) {
    const queue = graph.model.flows[at]!.from?.component;
    const producers = graph.nodes
      .filter((node) => node.component === queue && isPublish(node))
      .map((node) => node.flow);
    const next =
      producers.find((producer) => producer === since) ?? producers.find((producer) => !path.includes(producer));
    if (next === undefined) return [flow];
    path.unshift(next);
    at = next;
  }
  return path[0] === since ? path : [flow];
}

function isPublish({ step }: CallNode): boolean {
  return step.verb === 'publish' || step.verb === 'send';
}

/** The wait of a message for those of its own bulk before it: uniform up to the time that the bulk takes to drain. */
function bulkAge(
  plan: SolvePlan,
  solution: LoadSolution,
  flow: number,
): { distribution: Distribution; drain: number } | undefined {
  const queue = plan.graph.model.flows[flow]!.from?.component;
  const rate = drainRate(plan, solution, flow);
  if (queue === undefined || rate === undefined) return undefined;
  const bulks: { probability: number; drain: number }[] = [];
  let largest = 0;
  for (const node of plan.graph.nodes) {
    if (node.component !== queue || !isPublish(node)) continue;
    const share = plan.graph.model.flows[flow]!.from!.share;
    const messages = node.step.times * share;
    const drain = messages > 1 ? messages / rate : 0;
    const probability = solution.calls.nodes[node.index]! * node.step.batch;
    if (probability > 0) largest = Math.max(largest, drain);
    bulks.push({ probability, drain });
  }
  if (!(largest > 0)) return undefined;
  const branches = bulks.map(({ probability, drain }) => ({ probability, distribution: uniform(drain) }));
  return { distribution: mix(branches), drain: largest };
}

const PIECES = 16;

/** Uniform between 0 and `end`. */
function uniform(end: number): Distribution {
  const half = end / (2 * PIECES);
  return {
    weights: Array.from({ length: PIECES }, () => 1 / PIECES),
    centres: Array.from({ length: PIECES }, (_, i) => (2 * i + 1) * half),
    halfWidths: Array.from({ length: PIECES }, () => half),
    mean: end / 2,
    variance: (end * end) / 12,
    detail: end / 4,
  };
}
