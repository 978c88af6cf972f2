import type { Scenario } from '../../spec/model/model';
import type { Analysis } from '../analyse';
import { scenarioAnalysis } from '../complete-results';
import { stepBacklog } from '../methods/autoscaling';

/** What a jump of the traffic does to an autoscaled component until its new replicas take calls. */
export interface TrafficJump {
  readonly component: number;
  /** Replicas that run at the peak, and can be counted on when the jump comes. */
  readonly replicas: number;
  /** Its calls over those at the peak, and the multiple of these that the replicas can take. */
  readonly growth: number;
  readonly room: number;
  /** Seconds until new replicas take calls. */
  readonly delay: number;
  /** Calls that pile up or are turned away by then. */
  readonly backlog: number;
}

/**
 * The components that a scenario overloads for as long as they need to scale, if its traffic comes at once. Workers are
 * left out: what they do later waits in their queue.
 */
export function trafficJumps(analysis: Analysis, scenario: Scenario): TrafficJump[] {
  const { model, capacity } = analysis;
  const scaled = model.components.filter(({ kind, autoscale }) => kind !== 'worker' && autoscale?.scaleUpDelay);
  if (scaled.length === 0 || (scenario.traffic <= 1 && [...scenario.flowTraffic.values()].every((t) => t <= 1)))
    return [];
  const after = scenarioAnalysis(analysis, scenario).capacity;
  return scaled.flatMap(({ index, autoscale }) => {
    const { calls, utilization, replicas } = capacity.components[index]!;
    const delay = autoscale?.scaleUpDelay ?? 0;
    if (!(calls.peak > 0) || !utilization || !(utilization.peak > 0)) return [];
    const growth = after.components[index]!.calls.peak / calls.peak;
    const room = 1 / utilization.peak;
    if (growth <= room * (1 + 1e-9)) return [];
    const { backlog } = stepBacklog((growth - 1) * calls.peak, (room - 1) * calls.peak, delay);
    return [{ component: index, replicas: replicas.given, growth, room, delay, backlog }];
  });
}
