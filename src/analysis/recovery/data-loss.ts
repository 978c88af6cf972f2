import type { Component } from '../../spec/model/component';
import type { Model } from '../../spec/model/model';
import { day } from '../../spec/model/time';
import { leaderPlacement } from '../capacity/placement';
import type { Loss, Mechanism } from './loss';
import { survivorsOf } from './surviving-copies';

/** The least that is lost, and by what. */
export interface DataLoss {
  readonly mechanism: Mechanism;
  /** Seconds of writes; absent when everything is lost. */
  readonly rpo?: number;
  readonly notes: readonly string[];
}

/** Seconds that an asynchronous copy is taken to be behind. */
const assumedLag = 1;

/** The mechanism that survives a loss with the least lost: copies that acknowledged, copies that lag behind, backups. */
export function dataLossOf(model: Model, component: Component, loss: Loss): DataLoss {
  if (loss !== 'deletion') {
    if (component.sla !== undefined && loss !== 'region') return { mechanism: 'provider', rpo: 0, notes: [] };
    const copied = byCopies(model, component, loss);
    if (copied) return copied;
  }
  return byBackup(component, loss) ?? { mechanism: 'nothing', notes: ['nothing keeps a second copy of its records'] };
}

function byCopies(model: Model, component: Component, loss: Loss): DataLoss | undefined {
  const { here, inOtherRegions, acknowledged, lost } = survivorsOf(model, component, loss);
  if (here + inOtherRegions <= 0) return undefined;
  const mechanism = here > 0 ? 'copies' : 'other-region';
  if (acknowledged > lost) return { mechanism, rpo: 0, notes: [] };
  const lag = component.replication?.lag;
  const notes = lag === undefined ? [`its replication lag is not given: ${assumedLag} s is assumed`] : [];
  return { mechanism, rpo: lag ?? assumedLag, notes };
}

function byBackup(component: Component, loss: Loss): DataLoss | undefined {
  const { backup, pointInTimeRecovery } = component;
  if (loss === 'region' && !backupsSurviveRegion(component)) return undefined;
  const interval = backup && (backup.interval ?? day) + (backup.duration ?? 0);
  if (pointInTimeRecovery !== undefined && pointInTimeRecovery <= (interval ?? Number.POSITIVE_INFINITY))
    return { mechanism: 'point-in-time', rpo: pointInTimeRecovery, notes: [] };
  if (!backup || interval === undefined) return undefined;
  const notes = backup.interval === undefined ? ['its backup interval is not given: a backup a day is assumed'] : [];
  return { mechanism: 'backup', rpo: interval, notes };
}

/** By default backups lie in the region whose loss they would be needed for. */
function backupsSurviveRegion(component: Component): boolean {
  const home = component.placements[leaderPlacement(component)]?.region;
  return component.backup?.regions?.some((region) => region !== home) ?? false;
}
