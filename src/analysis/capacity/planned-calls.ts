import type { ServiceTime } from '../../quantity/service-time';
import type { CallGraph } from './call-graph';
import { type Moments, maybeMoments } from './moments';
import { type RoundTrip, roundTrips } from './network';
import { isWrite } from './placement';

/** What a call asks of its station and of the wire, at any load. */
export interface PlannedCall {
  readonly write: boolean;
  /** Own work. */
  readonly own: Moments;
  readonly trip: RoundTrip;
  /** Of the trip. */
  readonly way: Moments;
}

export const zero: Moments = { mean: 0, variance: 0 };

/** By node. */
export function plannedCalls(graph: CallGraph): PlannedCall[] {
  const trips = roundTrips(graph);
  return graph.nodes.map(({ index, component, step }) => {
    const trip = trips[index]!;
    return {
      write: isWrite(step),
      own: workOf(step.service ?? graph.model.components[component]?.service),
      trip,
      way: wayOf(trip),
    };
  });
}

/** Nothing where no time is known. */
export function workOf(service: ServiceTime | undefined): Moments {
  return service ? { mean: service.mean, variance: service.scv * service.mean * service.mean } : zero;
}

function wayOf({ near, far, farShare }: RoundTrip): Moments {
  const { mean, variance } = maybeMoments({ mean: far - near, variance: 0 }, farShare);
  return { mean: near + mean, variance };
}
