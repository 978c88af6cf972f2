import type { Failover, ReplicaFailure } from '../../spec/model/component';
import { failoverUnavailability } from '../methods/reliability/failover';

/**
 * Share of time that a component waits for a new leader: each loss of the leader, once in its mean time to failure, costs
 * detection + promotion and, in the share of failovers that does not succeed, a repair by hand on top.
 */
export function failoverShare(failure: ReplicaFailure, { detection, promotion, success }: Failover): number {
  const down = Math.min(1, failure.unavailability);
  if (!(down > 0)) return 0;
  const uptime = (failure.mttr * (1 - down)) / down;
  const failoverTime = detection + promotion + (1 - success) * failure.mttr;
  if (!(uptime > 0)) return failoverTime > 0 ? 1 : 0;
  return failoverUnavailability({ failureRate: 1 / uptime, failoverTime, success: 1, manualTime: 0 });
}
