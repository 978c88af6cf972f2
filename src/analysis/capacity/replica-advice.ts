import { withLater } from '../../spec/lazy';
import { smallestInteger } from '../methods/search';
import { placeOf } from './call-graph';
import type { ReplicaAdvice } from './capacity-analysis';
import type { LoadComponent } from './load-model';
import type { LoadSolution, SolvePlan } from './load-solver';
import { servingGroups } from './serving-groups';
import { serversOf } from './station-solver';

/** No advice goes beyond this many replicas. */
const MOST_REPLICAS = 1e6;

/**
 * Utilisation at peak of a station that had `replicas` machines of each shard and calls that take as long as they do now:
 * of leaders or followers, whichever are loaded more.
 */
export function utilizationWith(plan: SolvePlan, solution: LoadSolution, index: number, replicas: number): number {
  const { component, placement } = placeOf(plan.graph, index);
  const { reads, writes, foreignWrites, queues } = solution.stations[index]!;
  let worst = 0;
  servingGroups(withCopies(component, placement.replicas, replicas), placement, replicas).forEach((group, position) => {
    const queue = queues[Math.min(position, queues.length - 1)]!;
    const time = queue.servers > 0 && queue.capacity > 0 ? queue.servers / queue.capacity : queue.holding.mean;
    const read = group.reads === 'all' || group.reads === 'weak' ? reads * group.readCost : 0;
    const load = (read + writes * group.writeCost + foreignWrites * group.foreignWriteCost) * time;
    const servers = serversOf(plan, index, group.replicas);
    if (load > 0) worst = Math.max(worst, servers > 0 ? load / servers : MOST_REPLICAS);
  });
  return worst;
}

/** Where every replica holds a copy, more replicas hold more copies. */
function withCopies(component: LoadComponent, before: number, after: number): LoadComponent {
  const { replication } = component;
  if (replication === undefined || replication.factor < before || before === after) return component;
  return { ...component, replication: { ...replication, factor: after } };
}

/** Replicas that a station needs; see `ReplicaAdvice`. */
export function replicaAdvice(plan: SolvePlan, solution: LoadSolution, index: number): ReplicaAdvice {
  const given = solution.stations[index]!.replicas;
  const utilization = (replicas: number) => utilizationWith(plan, solution, index, replicas);
  const neededAtPeak = leastReplicas(1, given, (replicas) => utilization(replicas) <= 1 + 1e-9);
  if (neededAtPeak === undefined) return { given };
  return withLater<ReplicaAdvice>(
    { given, neededAtPeak },
    { recommended: () => leastReplicas(neededAtPeak, given, isComfortable(plan, index, utilization)) },
  );
}

function leastReplicas(from: number, seed: number, holds: (replicas: number) => boolean): number | undefined {
  return smallestInteger(from, Math.max(from, seed), MOST_REPLICAS, holds);
}

/** Whether so many replicas keep to the target utilisation, the headroom asked for and the failures to survive. */
function isComfortable(
  { graph }: SolvePlan,
  index: number,
  utilization: (replicas: number) => number,
): (replicas: number) => boolean {
  const { objectives, regions } = graph.model;
  const { placement } = placeOf(graph, index);
  const zones = Math.max(1, Math.min(placement.zones, MOST_REPLICAS));
  const survives = (replicas: number) =>
    objectives.survive.every((scope) => {
      if (scope === 'replica') return utilization(replicas - 1) < 1;
      if (scope === 'zone') return zones === 1 || utilization(replicas - Math.ceil(replicas / zones)) < 1;
      return utilization(replicas) * regionSurge(regions, placement.region) < 1;
    });
  return (replicas) =>
    utilization(replicas) <= objectives.targetUtilization + 1e-9 &&
    utilization(replicas) * (objectives.headroom ?? 1) <= 1 + 1e-9 &&
    survives(replicas);
}

/** Load of a region over its normal load when the largest other region fails and all share its traffic. */
function regionSurge(regions: readonly { traffic: number }[], region: number): number {
  const largest = regions.reduce((most, { traffic }, i) => (i === region ? most : Math.max(most, traffic)), 0);
  return largest < 1 ? 1 / (1 - largest) : 1;
}
