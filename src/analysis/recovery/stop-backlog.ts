import type { Model, Scenario } from '../../spec/model/model';
import { outageBacklog } from '../methods/backlog';

/** Rates of a consumer flow, messages per second. */
export interface ConsumerRates {
  /** What arrives for it. */
  readonly arrivals: (flow: number) => number;
  /** What it can do when it is back; unknown: absent. */
  readonly capacity: (flow: number) => number | undefined;
}

/** What piles up for a flow while its consumer is stopped. */
export interface StopBacklog {
  readonly flow: number;
  readonly queue: number;
  /** Messages waiting at worst. */
  readonly peak: number;
  /** Seconds after the consumer is back; absent when it never catches up or its capacity is not known. */
  readonly catchUp?: number;
  /** Seconds; absent: kept for ever, or not given. */
  readonly retention?: number;
  /** Messages are dropped before they are read: they get older than the retention. Undefined when that cannot be told. */
  readonly losesMessages?: boolean;
}

/** The flows whose consumers a scenario stops, for as long as it lasts (an hour if it does not say). */
export function stopBacklogs(
  model: Model,
  { stop, during = 3600 }: Pick<Scenario, 'stop' | 'during'>,
  rates: ConsumerRates,
): StopBacklog[] {
  return model.flows.flatMap(({ index, from, steps }) => {
    if (!from || !steps.some(({ target }) => stop.includes(target))) return [];
    const capacity = rates.capacity(index);
    const { peak, catchUp } = outageBacklog(rates.arrivals(index), capacity ?? 0, during);
    const retention = model.components[from.component]?.queue?.retention;
    const losesMessages = retention === undefined ? undefined : dropsMessages(retention, during, capacity, catchUp);
    return [
      {
        flow: index,
        queue: from.component,
        peak,
        ...(capacity === undefined || catchUp === undefined ? {} : { catchUp }),
        ...(retention === undefined ? {} : { retention }),
        ...(losesMessages === undefined ? {} : { losesMessages }),
      },
    ];
  });
}

/** Retention must exceed the outage and the time to catch up. */
function dropsMessages(
  retention: number,
  during: number,
  capacity: number | undefined,
  catchUp: number | undefined,
): boolean | undefined {
  if (during > retention) return true;
  if (capacity === undefined) return undefined;
  return catchUp === undefined || during + catchUp > retention;
}
