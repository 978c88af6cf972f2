import type { Analysis } from '../../analysis/analyse';
import { spreadCalls } from '../../analysis/capacity/calls';
import type { Component } from '../../spec/model/component';
import { Notes } from '../../spec/notes';

/** A component that more misses of a cache overload; calls per second at peak. */
export interface OverloadedOrigin {
  readonly origin: Component;
  readonly now: number;
  readonly then: number;
  readonly most: number;
}

const usual = new Notes<Analysis, Float64Array>();

/** What can take its calls now, and no longer if a cache had this hit ratio instead of its own. */
export function overloadedOrigins(analysis: Analysis, cache: Component, hitRatio: number): OverloadedOrigin[] {
  const { model, capacity } = analysis;
  const before = usual.get(analysis) ?? peakCallsWithHits(analysis, -1, 0);
  usual.set(analysis, before);
  const after = peakCallsWithHits(analysis, cache.index, hitRatio);
  return model.components.flatMap((origin) => {
    const then = after[origin.index]!;
    // Most of a design does not notice.
    if (then <= before[origin.index]!) return [];
    const { calls, maxThroughput: most } = capacity.components[origin.index]!;
    const isIdle = !(calls.peak > 0);
    if (isIdle || most === undefined || calls.peak > most || then <= most || then <= calls.peak * 1.001) return [];
    return [{ origin, now: calls.peak, then, most }];
  });
}

/** By component index. */
function peakCallsWithHits({ capacity, model }: Analysis, component: number, hitRatio: number): Float64Array {
  const { plan, peak } = capacity;
  const hits = Float64Array.from(peak.by.hits);
  for (const node of plan.graph.nodes) if (node.component === component) hits[node.index] = hitRatio;
  const { nodes } = spreadCalls(plan.graph, 'peak', 1, { ...peak.by, hits });
  const calls = new Float64Array(model.components.length);
  for (const node of plan.graph.nodes) if (node.component >= 0) calls[node.component]! += nodes[node.index]!;
  return calls;
}
