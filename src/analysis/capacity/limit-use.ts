import { hottestPartitionShare } from '../methods/partition-load';
import { placeOf } from './call-graph';
import type { LimitUse } from './capacity-analysis';
import { mostReplicas } from './connection-pools';
import type { LoadComponent } from './load-model';
import type { LoadSolution, SolvePlan } from './load-solver';
import { sharedLimit } from './rate-limit';
import { trafficAt } from './station-traffic';

/** How much of the limits of a component the load takes, where it is closest to them. */
export function limitUses(plan: SolvePlan, solution: LoadSolution, component: LoadComponent): LimitUse[] {
  const uses: LimitUse[] = [];
  const add = (use: LimitUse) => {
    if (use.limit > 0 || use.used > 0) uses.push(use);
  };
  const { limits } = component;
  const rateLimit = sharedLimit(component);
  const stations = plan.graph.stationsOf[component.index]!;
  if (rateLimit) {
    const offered = stations.reduce((sum, station) => sum + offeredTo(plan, solution, station), 0);
    add({ kind: 'rate_limit', used: offered, limit: rateLimit.rate, grows: true });
  }
  if (limits.connections !== undefined) {
    const used = Math.max(0, ...stations.map((station) => connectionsTo(plan, station)));
    add({ kind: 'connections', used, limit: limits.connections, grows: false });
  }
  for (const station of stations) {
    const { serving, queues, replicas } = solution.stations[station]!;
    const machines = Math.max(1, replicas * component.shards);
    if (limits.iops !== undefined) {
      const used = Math.max(
        ...queues.map(({ arrivals }, i) => arrivals / Math.max(1, serving[i]!.replicas * component.shards)),
      );
      add({ kind: 'iops', used, limit: limits.iops, grows: true });
    }
    if (limits.bandwidth !== undefined) {
      const { incoming, outgoing } = trafficAt(plan, solution, station);
      add({ kind: 'bandwidth', used: Math.max(incoming, outgoing) / machines, limit: limits.bandwidth, grows: true });
    }
  }
  for (const [target] of component.pools) {
    for (const station of plan.graph.stationsOf[target] ?? []) {
      for (const { caller, queue } of solution.stations[station]!.pools) {
        if (plan.graph.stations[caller]!.component !== component.index) continue;
        add({ kind: 'pool', used: queue.utilization * queue.servers, limit: queue.servers, grows: true, target });
      }
    }
  }
  return uses;
}

/** Calls per second that arrive at a station, before a rate limit. */
export function offeredTo({ order }: SolvePlan, { calls }: LoadSolution, station: number): number {
  return order.nodesAt[station]!.reduce((sum, node) => sum + calls.nodes[node.index]!, 0);
}

/** Connections that the pools of all callers can open to one replica of a station. */
function connectionsTo({ graph }: SolvePlan, station: number): number {
  const { component, region } = graph.stations[station]!;
  let open = 0;
  for (const caller of graph.model.components) {
    const size = caller.pools.get(component);
    if (size === undefined) continue;
    for (const from of graph.stationsOf[caller.index]!) {
      const here = graph.stations[from]!.region;
      const reaches = here === region || region < 0 || graph.stationsOf[component]!.length === 1;
      if (reaches) open += size * mostReplicas(graph, from);
    }
  }
  return open;
}

/**
 * The largest share of the calls that one shard or partition gets, p1 + (1 - p1)/P for keys of Zipf popularity hashed to P
 * partitions, and how busy it is: a shard has its part of the servers, a partition of a log one consumer.
 */
export function hottestPartition(
  plan: SolvePlan,
  solution: LoadSolution,
  component: LoadComponent,
): { share: number; utilization: number } | undefined {
  const { partition, queue, shards } = component;
  const partitions = queue?.partitions ?? shards;
  if (partition === undefined || !(partitions > 1)) return undefined;
  const share = shareOfHottest(plan, component, partitions);
  if (share === undefined) return undefined;
  let utilization = 0;
  if (queue === undefined) {
    for (const station of plan.graph.stationsOf[component.index]!) {
      for (const line of solution.stations[station]!.queues) {
        utilization = Math.max(utilization, line.utilization * share * shards);
      }
    }
    return { share, utilization };
  }
  plan.order.nodesAt.forEach((nodes, station) => {
    const fed = nodes.filter(({ root, parent }) => parent < 0 && feeds(plan, root, component.index));
    const rate = fed.reduce((sum, node) => sum + solution.calls.nodes[node.index]!, 0);
    utilization = Math.max(utilization, rate * share * solution.stations[station]!.holding);
  });
  return { share, utilization };
}

function shareOfHottest({ graph }: SolvePlan, component: LoadComponent, partitions: number): number | undefined {
  const { hottest, skew, keys } = component.partition!;
  if (hottest !== undefined) return hottest + (1 - hottest) / partitions;
  if (skew === undefined) return undefined;
  const stored = graph.model.datasets.reduce(
    (sum, { store, initial }) => sum + (store === component.index ? initial : 0),
    0,
  );
  const distinct = keys ?? stored;
  return distinct > 0 ? hottestPartitionShare(distinct, skew, partitions) : undefined;
}

function feeds({ graph }: SolvePlan, root: number, component: number): boolean {
  const { queue } = graph.roots[root]!;
  return queue >= 0 && placeOf(graph, queue).component.index === component;
}
