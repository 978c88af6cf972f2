/**
 * Replicas that a horizontal autoscaler asks for: ceil(current x metric / target), unchanged while the ratio is
 * within the tolerance of 1; at least 1. Kubernetes' algorithm.
 */
export function desiredReplicas(current: number, metric: number, target: number, tolerance = 0.1): number {
  if (!(target > 0)) return current;
  const ratio = metric / target;
  return Math.abs(ratio - 1) <= tolerance ? current : Math.max(1, Math.ceil(current * ratio - 1e-9));
}

/** What piles up because capacity comes later than load. */
export interface ScalingBacklog {
  /** Requests waiting at worst. */
  backlog: number;
  /** Seconds until overload begins; absent when it never does. */
  overloadAfter?: number;
  /** Capacity above the initial load that avoids any backlog, per second. */
  headroomNeeded: number;
}

/**
 * Load that rises by `slope` per second each second, from `headroom` (per second) below capacity, while new capacity
 * follows the load `lag` seconds late: backlog slope x (lag - headroom/slope)^2 / 2.
 */
export function rampBacklog(slope: number, headroom: number, lag: number): ScalingBacklog {
  if (!(slope > 0)) return { backlog: 0, headroomNeeded: 0 };
  const overloadAfter = Math.max(0, headroom) / slope;
  const behind = Math.max(0, lag - overloadAfter);
  const headroomNeeded = slope * lag;
  return behind > 0
    ? { backlog: (slope * behind * behind) / 2, overloadAfter, headroomNeeded }
    : { backlog: 0, headroomNeeded };
}

/** Load that jumps by `step` per second at once; capacity follows `lag` seconds later. */
export function stepBacklog(step: number, headroom: number, lag: number): ScalingBacklog {
  const excess = step - Math.max(0, headroom);
  return excess > 0
    ? { backlog: excess * Math.max(0, lag), overloadAfter: 0, headroomNeeded: step }
    : { backlog: 0, headroomNeeded: Math.max(0, step) };
}
