import type { CallGraph, CallNode } from './call-graph';
import type { LoadComponent } from './load-model';
import type { Moments } from './moments';
import { atOnce, finishDownNode, finishNode, inSequence, type NodeTimes, type Outcome } from './node-times';
import { isWrite } from './placement';
import { workOf } from './planned-calls';
import { groupFor, type ServingGroup } from './serving-groups';
import type { HeldCall, PassInput } from './solved-station';

/** What a node asks of its station; its callees are solved. */
export function hold({ graph, asked, by, calls }: PassInput, node: CallNode, times: NodeTimes): HeldCall {
  refreshParallel(graph, node.steps, times);
  refreshParallel(graph, node.misses, times);
  const { write, own, way } = asked[node.index]!;
  const rate = calls[node.index]! * by.passed[node.component]!;
  if (node.steps.length === 0) return { node, write, own, way, below: nothingBelow, holding: own, rate };
  const below = inSequence(node.steps, times);
  const { blocking } = graph.model.components[node.component]!;
  const holding = blocking ? { mean: own.mean + below.mean, variance: own.variance + below.variance } : own;
  return { node, write, own, way, below, holding, rate };
}

const nothingBelow: Outcome = { mean: 0, variance: 0, lost: 0, stuck: 0 };

/** `parallel` has no station: its time is made from its branches whenever a caller needs it. */
export function refreshParallel(graph: CallGraph, nodes: readonly number[], times: NodeTimes): void {
  for (const index of nodes) {
    const node = graph.nodes[index]!;
    if (node.step.verb !== 'parallel') {
      if (node.down) {
        refreshParallel(graph, node.misses, times);
        refreshParallel(graph, node.fallbacks, times);
        finishDownNode(graph, node, times);
      }
      continue;
    }
    refreshParallel(graph, node.steps, times);
    finishNode(graph, node, atOnce(graph, node, times), 0, times);
  }
}

/** The group of a station that answers a call. */
export function groupOf(node: CallNode, groups: readonly ServingGroup[]): number {
  return groups.length === 1 ? 0 : groupFor(groups, isWrite(node.step), node.step.consistency === 'strong');
}

/** Calls per second with the first two moments of the time that they take a server. */
export interface Writes {
  rate: number;
  first: number;
  second: number;
}

/** Writes of each component that is shared by regions: every region applies those of the others. */
export function foreignWrites({ graph, calls, by }: PassInput): Writes[] {
  const writes: Writes[] = [];
  for (const node of graph.nodes) {
    if (node.station < 0 || !isWrite(node.step)) continue;
    const component = graph.model.components[node.component]!;
    if (component.placements.length < 2) continue;
    const service = node.step.service ?? component.service;
    if (service === undefined) continue;
    writes[component.index] ??= { rate: 0, first: 0, second: 0 };
    const sums = writes[component.index]!;
    const rate = calls[node.index]! * by.passed[component.index]!;
    sums.rate += rate;
    sums.first += rate * service.mean;
    sums.second += rate * service.mean * service.mean * (1 + service.scv);
  }
  return writes;
}

/** What is left of a component's writes without those of one station. */
export function without(all: Writes, held: readonly HeldCall[]): Writes {
  const rest = { ...all };
  for (const { write, rate, own } of held) {
    if (!write) continue;
    rest.rate -= rate;
    rest.first -= rate * own.mean;
    rest.second -= rate * (own.variance + own.mean * own.mean);
  }
  return rest.rate > 1e-9 * all.rate ? rest : { rate: 0, first: 0, second: 0 };
}

/** Calls per second at one group of a station, how many come at once, and how long each takes a server. */
export function groupLoad(
  held: readonly HeldCall[],
  group: ServingGroup,
  position: number,
  groups: readonly ServingGroup[],
  elsewhere: Writes | undefined,
  component: LoadComponent,
): { arrivals: number; batch: number; holding: Moments } {
  let arrivals = 0;
  let first = 0;
  let second = 0;
  let atOnce = 0;
  for (const call of held) {
    const { write, rate, own, holding } = call;
    const mine = groupOf(call.node, groups) === position;
    const replicated = write ? group.writeCost - (mine ? 1 : 0) : 0;
    const direct = mine ? rate * (write ? 1 : group.readCost) : 0;
    arrivals += direct + replicated * rate;
    atOnce += direct * copiesOf(call.node) + replicated * rate;
    first += direct * holding.mean + replicated * rate * own.mean;
    second += direct * (holding.variance + holding.mean ** 2) + replicated * rate * (own.variance + own.mean ** 2);
  }
  if (elsewhere !== undefined) {
    arrivals += group.foreignWriteCost * elsewhere.rate;
    atOnce += group.foreignWriteCost * elsewhere.rate;
    first += group.foreignWriteCost * elsewhere.first;
    second += group.foreignWriteCost * elsewhere.second;
  }
  if (!(arrivals > 0)) return { arrivals: 0, batch: 1, holding: held[0]?.holding ?? workOf(component.service) };
  const mean = first / arrivals;
  const holding = { mean, variance: Math.max(0, second / arrivals - mean * mean) };
  return { arrivals, batch: atOnce / arrivals, holding };
}

/** Copies of a call that come to the same servers at once: those for the shards go to as many. */
export function copiesOf({ fanOut, step }: CallNode): number {
  return step.fanOut === 'shards' ? 1 : Math.max(1, Math.floor(fanOut));
}
