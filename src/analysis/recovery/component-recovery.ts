import type { Component } from '../../spec/model/component';
import type { Model } from '../../spec/model/model';
import { Notes } from '../../spec/notes';
import type { DataAnalysis } from '../data/analyse-data';
import { layoutOf } from '../data/dataset-volume';
import { dataLossOf } from './data-loss';
import { type Loss, type LossRecovery, losses } from './loss';
import { goesOn, type RecoveryTime, sequence, timeToPromote, timeToRestore } from './recovery-time';

/** What the losses that are looked at cost; seconds. */
export interface ComponentRecovery {
  readonly losses: readonly LossRecovery[];
  /** The largest over the losses; absent when one of them is unknown, loses everything, or nothing is kept. */
  readonly rpo?: number;
  readonly rto?: number;
  readonly everythingLost: boolean;
}

/** Losses that count for a component. */
function lossesOf(model: Model, component: Component): Loss[] {
  const { survive } = model.objectives;
  return losses.filter((loss) => {
    if (loss === 'deletion') return isStateful(model, component) && !isBroker(component);
    if (component.placements.some(({ region }) => region < 0)) return false;
    if (loss === 'zone') return model.regionsDeclared || survive.includes('zone');
    if (loss === 'region') return model.regions.length > 1 || survive.includes('region');
    return true;
  });
}

/** Whether it keeps records that are kept nowhere else. */
export function isStateful(model: Model, component: Component): boolean {
  const { stores, copies } = keepersIn(model);
  if (stores.has(component.index)) return true;
  if (copies.has(component.index)) return false;
  return ['database', 'object-store', 'file-store', 'queue', 'stream'].includes(component.kind);
}

/** Component indices. */
interface Keepers {
  readonly stores: ReadonlySet<number>;
  readonly copies: ReadonlySet<number>;
}

const keepers = new Notes<Model, Keepers>();

/** Of the datasets of a model. */
function keepersIn(model: Model): Keepers {
  let known = keepers.get(model);
  if (known === undefined) {
    const { datasets } = model;
    known = {
      stores: new Set(datasets.map(({ store }) => store)),
      copies: new Set(datasets.flatMap(({ copies }) => copies)),
    };
    keepers.set(model, known);
  }
  return known;
}

function isBroker({ kind }: Component): boolean {
  return kind === 'queue' || kind === 'stream';
}

/** Every loss that a component is meant to know, and what is left of it. */
export function ofComponent(
  model: Model,
  component: Component,
  data: Pick<DataAnalysis, 'storage'>,
): ComponentRecovery {
  return summary(lossesOf(model, component).map((loss) => ofLoss(model, component, loss, data)));
}

function ofLoss(model: Model, component: Component, loss: Loss, data: Pick<DataAnalysis, 'storage'>): LossRecovery {
  const managed = component.sla !== undefined && (loss === 'replica' || loss === 'zone');
  if (!isStateful(model, component)) {
    const time = managed ? sequence([]) : statelessTime(model, component, loss);
    return withTime(loss, 'stateless', undefined, [], time);
  }
  if (managed) return withTime(loss, 'provider', 0, [], sequence([]));
  const { mechanism, rpo, notes } = dataLossOf(model, component, loss);
  if (mechanism === 'nothing') return withTime(loss, mechanism, undefined, notes, { steps: [], notes: [] });
  const restores = mechanism === 'backup' || mechanism === 'point-in-time';
  const time = restores
    ? timeToRestore(component, loss, oneCopyBytes(model, component, data))
    : timeToPromote(model, component, loss, mechanism);
  return withTime(loss, mechanism, rpo, notes, time);
}

/** A loss with the time that it takes to get over it. */
export function withTime(
  loss: Loss,
  mechanism: LossRecovery['mechanism'],
  rpo: number | undefined,
  notes: readonly string[],
  { rto, stuck = false, steps, notes: more }: RecoveryTime,
): LossRecovery {
  return {
    loss,
    mechanism,
    everythingLost: mechanism === 'nothing',
    stuck,
    steps,
    notes: [...notes, ...more],
    ...(rpo === undefined ? {} : { rpo }),
    ...(rto === undefined ? {} : { rto }),
  };
}

/** A lost cache is a miss, but is filled before it takes traffic. */
function statelessTime(model: Model, component: Component, loss: Loss): RecoveryTime {
  if (component.kind !== 'cache') return goesOn(model, component, loss);
  const seconds = component.cache?.warmUp ?? 0;
  const warmUp = { what: 'fill the cache', seconds, path: `${component.path}.warm_up` };
  return sequence(seconds > 0 ? [warmUp] : []);
}

/** Of all shards, one copy each. */
function oneCopyBytes(model: Model, component: Component, data: Pick<DataAnalysis, 'storage'>): number | undefined {
  const use = data.storage[component.index];
  if (!use) return undefined;
  const { copies, regions } = layoutOf(model, component.index);
  return use.total / (copies * regions);
}

/** The worst of several losses. */
export function summary(all: readonly LossRecovery[]): ComponentRecovery {
  const everythingLost = all.some((one) => one.everythingLost);
  const keeping = all.filter(({ mechanism }) => mechanism !== 'stateless');
  const rpo = everythingLost || keeping.length === 0 ? undefined : largest(keeping.map((one) => one.rpo));
  const rto = all.length === 0 ? undefined : largest(all.map((one) => one.rto));
  return {
    losses: all,
    everythingLost,
    ...(rpo === undefined ? {} : { rpo }),
    ...(rto === undefined ? {} : { rto }),
  };
}

/** Undefined if one is. */
function largest(values: readonly (number | undefined)[]): number | undefined {
  return values.reduce((a, b) => (a === undefined || b === undefined ? undefined : Math.max(a, b)), 0);
}
