import type { Analysis } from '../../analysis/analyse';
import { spreadCalls } from '../../analysis/capacity/calls';
import type { CapacityAnalysis } from '../../analysis/capacity/capacity-analysis';
import type { Component } from '../../spec/model/component';

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
function callsWithHits({ plan, peak, model }: CapacityAnalysis, cache: number, hitRatio: number): Map<number, number> {
  const { nodes } = plan.graph;
  const lookups = plan.graph.stationsOf[cache]!.flatMap((station) => plan.order.nodesAt[station]!);
  const grown = new Map<number, number>();
  if (lookups.every(({ misses }) => misses.length === 0)) return grown;
  const hits = Float64Array.from(peak.by.hits);
  for (const { index } of lookups) hits[index] = hitRatio;
  const after = spreadCalls(plan.graph, 'peak', 1, { ...peak.by, hits }).nodes;
  const more = new Float64Array(model.components.length);
  for (const { index, component } of nodes) {
    if (component >= 0) more[component]! += after[index]! - peak.calls.nodes[index]!;
  }
  for (const { index, component } of nodes) {
    if (component >= 0 && more[component]! > 0) grown.set(component, (grown.get(component) ?? 0) + after[index]!);
  }
  return grown;
}
