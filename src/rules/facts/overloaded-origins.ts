import type { Analysis } from '../../analysis/analyse';
import type { CallNode } from '../../analysis/capacity/call-graph';
import type { CapacityAnalysis } from '../../analysis/capacity/capacity-analysis';
import { OtherHits } from '../../analysis/capacity/other-hits';
import type { Component } from '../../spec/model/component';
import { noted } from '../../spec/notes';

/** A component that more misses of a cache overload; calls per second at peak. */
export interface OverloadedOrigin {
  readonly origin: Component;
  readonly now: number;
  readonly then: number;
  readonly most: number;
}

/** What can take its calls now, and no longer if a cache had this hit ratio instead of its own. */
export function overloadedOrigins(
  { model, capacity }: Analysis,
  cache: Component,
  hitRatio: number,
): OverloadedOrigin[] {
  return [...callsWithHits(capacity, cache.index, hitRatio)].flatMap(([index, then]) => {
    const origin = model.components[index]!;
    const { calls, maxThroughput: most } = capacity.components[index]!;
    const isAble = calls.peak > 0 && most !== undefined && calls.peak <= most;
    return isAble && then > most && then > calls.peak * 1.001 ? [{ origin, now: calls.peak, then, most }] : [];
  });
}

/** Of the components that get more calls then, by index: how many. */
function callsWithHits(capacity: CapacityAnalysis, cache: number, hitRatio: number): Map<number, number> {
  const { nodesOf, hits } = preparedFor(capacity);
  const before = capacity.peak.calls.nodes;
  const after = hits.callsWith(cache, hitRatio);
  const touched = new Set([...after.keys()].flatMap(({ component }) => (component < 0 ? [] : [component])));
  const grown = new Map<number, number>();
  for (const component of [...touched].sort((a, b) => nodesOf[a]![0]!.index - nodesOf[b]![0]!.index)) {
    let then = 0;
    let more = 0;
    for (const node of nodesOf[component]!) {
      const calls = after.get(node) ?? before[node.index]!;
      then += calls;
      more += calls - before[node.index]!;
    }
    if (more > 0) grown.set(component, then);
  }
  return grown;
}

interface Prepared {
  /** By component, in the order of the graph. */
  readonly nodesOf: readonly (readonly CallNode[])[];
  readonly hits: OtherHits;
}

/** Asked of every cache. */
const preparedFor = noted(({ plan, peak, model }: CapacityAnalysis): Prepared => {
  const nodesOf: CallNode[][] = model.components.map(() => []);
  for (const node of plan.graph.nodes) if (node.component >= 0) nodesOf[node.component]!.push(node);
  return { nodesOf, hits: new OtherHits(plan, peak) };
});
