import type { CapacityAnalysis, LatencyPercentiles } from '../capacity/capacity-analysis';
import type { LoadSolution, SolvePlan } from '../capacity/load-solver';
import { type Distribution, quantile } from '../methods/distribution/distribution';
import { mix } from '../methods/distribution/mixture';
import { HopTimes } from './hop-times';
import { sequence } from './step-time';
import { type TimePart, totalOf } from './time-part';

/** The time that the requests of a flow take, from one entry region. */
export interface RootTime {
  readonly root: number;
  /** Share of the flow's requests. */
  readonly share: number;
  readonly parts: readonly TimePart[];
  readonly distribution: Distribution;
  readonly lost: number;
  readonly stuck: number;
}

/** The time that the requests of a flow take. */
export interface FlowTime {
  readonly roots: readonly RootTime[];
  /** Of answered requests; absent when there are none. */
  readonly distribution?: Distribution;
  /** Share of requests rejected or timed out after their retries. */
  readonly loss: number;
  /** Share of requests that never end. */
  readonly unbounded: number;
}

/** Times of all flows, by index. */
export function flowTimes(plan: SolvePlan, solution: LoadSolution): FlowTime[] {
  const hops = new HopTimes(plan, solution);
  const rootsOf: number[][] = plan.graph.model.flows.map(() => []);
  plan.graph.roots.forEach(({ flow }, root) => {
    rootsOf[flow]!.push(root);
  });
  return rootsOf.map((roots) => flowTime(plan, solution, hops, roots));
}

function flowTime({ graph }: SolvePlan, solution: LoadSolution, hops: HopTimes, roots: readonly number[]): FlowTime {
  const total = roots.reduce((sum, root) => sum + solution.calls.roots[root]!, 0);
  const timed = roots.map((root): RootTime => {
    const { nodes } = graph.roots[root]!;
    const variance = nodes.reduce((sum, node) => sum + solution.times.stepVariance[node]!, 0);
    const { parts, lost, stuck } = sequence(hops.within(variance), nodes);
    const share = total > 0 ? solution.calls.roots[root]! / total : 1 / roots.length;
    return { root, share, parts, distribution: totalOf(parts), lost, stuck };
  });
  const answered = timed.filter(({ lost, stuck, share }) => share > 0 && lost < 1 && stuck < 1);
  const weight = ({ lost, stuck, share }: RootTime) => share * (1 - lost) * (1 - stuck);
  return {
    roots: timed,
    distribution:
      answered.length <= 1
        ? answered[0]?.distribution
        : mix(answered.map((root) => ({ probability: weight(root), distribution: root.distribution }))),
    loss: timed.reduce((sum, { share, lost }) => sum + share * lost, 0),
    unbounded: timed.reduce((sum, { share, lost, stuck }) => sum + share * (1 - lost) * stuck, 0),
  };
}

/** Percentiles of a flow, without those that its unanswered requests push out of reach. */
export function percentilesOf({ distribution, loss, unbounded }: FlowTime): Partial<LatencyPercentiles> | undefined {
  if (distribution === undefined) return undefined;
  const stuck = loss < 1 ? unbounded / (1 - loss) : 1;
  const at = (q: number) => (q <= 1 - stuck - 1e-12 ? quantile(distribution, q / (1 - stuck)) : undefined);
  if (stuck <= 0) {
    return {
      mean: distribution.mean,
      p50: quantile(distribution, 0.5),
      p90: quantile(distribution, 0.9),
      p95: quantile(distribution, 0.95),
      p99: quantile(distribution, 0.99),
      p999: quantile(distribution, 0.999),
    };
  }
  return { p50: at(0.5), p90: at(0.9), p95: at(0.95), p99: at(0.99), p999: at(0.999) };
}

/** Response time of a component as its callers see it, over all calls it gets at peak; absent where none is answered. */
export function responseTimeOf(
  { plan, peak }: Pick<CapacityAnalysis, 'plan' | 'peak'>,
  component: number,
): { mean: number; p50: number; p99: number } | undefined {
  const hops = new HopTimes(plan, peak);
  const branches: { probability: number; distribution: Distribution }[] = [];
  for (const station of plan.graph.stationsOf[component] ?? []) {
    for (const node of plan.order.nodesAt[station]!) {
      const own = hops.of(node);
      const below = sequence(hops.within(peak.times.tryVariance[node.index]!), node.steps);
      if (own.stuck >= 1 || below.stuck > 0.01) continue;
      const distribution = totalOf([...own.parts, ...below.parts]);
      branches.push({ probability: Math.max(1e-12, peak.calls.nodes[node.index]!), distribution });
    }
  }
  if (branches.length === 0) return undefined;
  const all = mix(branches);
  return { mean: all.mean, p50: quantile(all, 0.5), p99: quantile(all, 0.99) };
}
