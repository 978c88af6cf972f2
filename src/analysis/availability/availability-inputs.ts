import type { Step } from '../../spec/model/flow';
import type { Failed } from './failed';

/** What availability takes from the other analyses; all of it may be left out. */
export interface AvailabilityInputs {
  /** Replicas that carry the peak load of a placement at 100 %, for `needs: peak`; unknown: one. */
  readonly neededAtPeak?: (component: number, placement: number) => number | undefined;
  /** Replicas that run at peak, of autoscaled components; unknown: the minimum. */
  readonly replicasAtPeak?: (component: number, placement: number) => number | undefined;
  /** Hit ratio of the cache or CDN that a step calls; unknown: nothing hits. */
  readonly hitRatio?: (step: Step) => number | undefined;
  /** Beta factor of components that state none. */
  readonly commonCause?: number;
  /** What is down for certain, for scenarios. */
  readonly failed?: Failed;
}
