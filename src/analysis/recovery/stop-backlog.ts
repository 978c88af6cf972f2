import type { Scenario } from '../../spec/model/model';
import type { CapacityAnalysis, ModelAtPeak } from '../capacity/capacity-analysis';
import { drainRate } from '../latency/drain-rate';
import { outageBacklog } from '../methods/backlog';

/** How long a consumer is stopped if the scenario does not say. */
const anHour = 3600;

/** What piles up for a flow at peak while its consumer is stopped. */
export interface StopBacklog {
  readonly scenario: Pick<Scenario, 'id' | 'path'>;
  /** Seconds for which the consumer stands still. */
  readonly during: number;
  /** Messages per second that arrive, and that it works off when it is back; the latter absent when unknown. */
  readonly arrivals: number;
  readonly capacity?: number;
  /** Messages waiting at worst. */
  readonly peak: number;
  /** Seconds after the consumer is back; absent when it never catches up or its capacity is not known. */
  readonly catchUp?: number;
  /** Seconds; absent: kept for ever, or not given. */
  readonly retention?: number;
}

/** By flow: what piles up where a scenario stops its consumer, with all else as in `running`. */
export function stopBacklogs(
  running: Pick<CapacityAnalysis, 'model' | 'plan' | 'peak' | 'flows'>,
  { id, path, stop, during = anHour }: Pick<Scenario, 'id' | 'path' | 'stop' | 'during'>,
): (StopBacklog | undefined)[] {
  const { model, plan, peak: load } = running;
  return model.flows.map(({ index, from, steps }) => {
    if (!from || !steps.some(({ target }) => stop.includes(target))) return undefined;
    const arrivals = running.flows[index]!.rate.peak;
    const capacity = drainRate(plan, load, index);
    const { peak, catchUp } = outageBacklog(arrivals, capacity ?? 0, during);
    return {
      scenario: { id, path },
      during,
      arrivals,
      capacity,
      peak,
      catchUp: capacity === undefined ? undefined : catchUp,
      retention: model.components[from.component]?.queue?.retention,
    };
  });
}

/** By flow, the largest backlog that a scenario of the author's leads to. */
export function largestBacklogs({ model, capacity }: ModelAtPeak): (StopBacklog | undefined)[] {
  const { flows, scenarios } = model;
  const largest: (StopBacklog | undefined)[] = flows.map(() => undefined);
  for (const scenario of scenarios) {
    if (scenario.stop.length === 0) continue;
    stopBacklogs(capacity, scenario).forEach((backlog, flow) => {
      if (backlog && backlog.peak >= (largest[flow]?.peak ?? 0)) largest[flow] = backlog;
    });
  }
  return largest;
}
