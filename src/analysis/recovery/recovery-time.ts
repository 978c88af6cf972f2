import type { Component } from '../../spec/model/component';
import type { Model } from '../../spec/model/model';
import { dealOut } from '../availability/replica-group';
import type { Loss, Mechanism, RecoveryStep } from './loss';
import { survivorsOf } from './surviving-copies';

/** How long it takes until a component serves again. */
export interface RecoveryTime {
  /** Seconds; absent when it is not known or cannot be. */
  readonly rto?: number;
  /** It stays down for as long as what was lost does. */
  readonly stuck?: boolean;
  readonly steps: readonly RecoveryStep[];
  readonly notes: readonly string[];
}

/** `bytes`: of one copy of all shards. */
export function timeToRestore(component: Component, loss: Loss, bytes: number | undefined): RecoveryTime {
  const { backup, shards, path } = component;
  const unknown = (note: string): RecoveryTime => ({ steps: [], notes: [note] });
  if (backup?.restoreRate === undefined || !(backup.restoreRate > 0)) return unknown('its restore rate is not given');
  if (bytes === undefined) return unknown('the size of its data is not known');
  const amount = loss === 'replica' ? bytes / shards : bytes;
  const restore = {
    what: 'restore its data',
    seconds: amount / backup.restoreRate,
    path: `${path}.backup.restore_rate`,
  };
  return sequence(loss === 'deletion' ? [restore] : [...replacement(component), restore]);
}

/** Of a store whose records survive on other copies. */
export function timeToPromote(model: Model, component: Component, loss: Loss, mechanism: Mechanism): RecoveryTime {
  const { replication, failover, path } = component;
  if (replication?.mode !== 'leader-follower') return goesOn(model, component, loss);
  if (failover)
    return sequence([
      { what: 'notice that the leader is gone', seconds: failover.detection, path: `${path}.failover.detection` },
      { what: 'promote another copy', seconds: failover.promotion, path: `${path}.failover.promotion` },
    ]);
  if (mechanism === 'other-region')
    return { stuck: true, steps: [], notes: ['without a failover its leaders stay in their region'] };
  return byReplacement(component, 'without a failover a lost leader has to be replaced');
}

/** Of a component whose other replicas serve on: as long as nobody notices; else it needs new ones. */
export function goesOn(model: Model, component: Component, loss: Loss): RecoveryTime {
  if (loss === 'region') return inAnotherRegion(model, component);
  const left = replicasLeft(model, component, loss);
  return left >= replicasToServe(component)
    ? sequence(detection(component))
    : byReplacement(component, 'the replicas that are left are too few');
}

function replicasLeft(model: Model, component: Component, loss: Loss): number {
  if (component.replication) return survivorsOf(model, component, loss).here;
  return Math.min(
    ...component.placements.map(({ region, replicas, zones }) => {
      const [fullest = 0] = dealOut(replicas, Math.min(zones, model.regions[region]?.zones ?? 1));
      return replicas - (loss === 'replica' ? 1 : fullest);
    }),
  );
}

/** At least so many; capacity for the peak is the business of other checks. */
function replicasToServe({ needs, replication, placements }: Component): number {
  const replicas = placements[0]?.replicas ?? 1;
  if (needs === 'all') return replicas;
  if (needs === 'majority') return Math.floor(replicas / 2) + 1;
  if (typeof needs === 'number') return needs;
  if (replication?.mode === 'leaderless') return replication.writeQuorum ?? Math.floor(replication.factor / 2) + 1;
  return 1;
}

/** A standby that has to be scaled up first takes that long. */
function inAnotherRegion(model: Model, component: Component): RecoveryTime {
  const roles = component.placements.map(({ region }) => model.regions[region]?.role);
  if (component.placements.some(({ region }) => region < 0)) return sequence([]);
  if (roles.filter((role) => role === 'active').length > 1) return sequence([]);
  const { autoscale, path } = component;
  const seconds = autoscale?.scaleUpDelay ?? 0;
  const scaleUp = { what: 'scale up the standby', seconds, path: `${path}.replicas.scale_up_delay` };
  if (roles.includes('warm-standby')) return sequence(seconds > 0 ? [scaleUp] : []);
  if (!roles.includes('pilot-light')) return { stuck: true, steps: [], notes: ['it runs in no other region'] };
  if (autoscale?.scaleUpDelay !== undefined) return sequence([scaleUp]);
  return { steps: [], notes: ['how long its pilot light takes to start is not known'] };
}

function byReplacement(component: Component, note: string): RecoveryTime {
  const steps = replacement(component);
  return steps.length > 0
    ? { ...sequence(steps), notes: [note] }
    : { steps: [], notes: [note, 'how long it takes to replace a replica is not known'] };
}

function replacement({ failure, path }: Component): RecoveryStep[] {
  if (failure === undefined) return [];
  return [{ what: 'repair or replace the replica', seconds: failure.mttr, path: `${path}.availability.mttr` }];
}

/** Until the health check takes a lost replica out. */
export function detection({ healthCheck, path }: Component): RecoveryStep[] {
  if (healthCheck?.interval === undefined) return [];
  const seconds = healthCheck.interval * (healthCheck.threshold ?? 1);
  return [{ what: 'notice by health checks', seconds, path: `${path}.health_check` }];
}

export function sequence(steps: readonly RecoveryStep[]): RecoveryTime {
  return { rto: steps.reduce((sum, { seconds }) => sum + seconds, 0), steps, notes: [] };
}
