import type { Component } from '../../spec/model/component';
import type { Model } from '../../spec/model/model';
import { componentsOnPath } from '../availability/availability-path';
import type { DataAnalysis } from '../data/analyse-data';
import { layoutOf } from '../data/dataset-volume';
import { dataLossOf } from './data-loss';
import { type Loss, type LossRecovery, losses, type RecoveryStep } from './loss';
import { detection, goesOn, type RecoveryTime, sequence, timeToPromote, timeToRestore } from './recovery-time';

/** What the losses that are looked at cost; seconds. */
export interface ComponentRecovery {
  readonly losses: readonly LossRecovery[];
  /** The largest over the losses; absent when one of them is unknown, loses everything, or nothing is kept. */
  readonly rpo?: number;
  readonly rto?: number;
  readonly everythingLost: boolean;
}

/** Of a flow: components recover at the same time, then clients are sent to the new place. */
export interface FlowRecovery extends ComponentRecovery {
  /** Component index that each loss's `rpo` and `rto` comes from; -1 where none does. */
  readonly causes: readonly { readonly rpo: number; readonly rto: number }[];
}

export interface RecoveryTarget {
  readonly target: number;
  /** The largest; absent when one is unknown, or when records or service do not come back. */
  readonly value?: number;
  /** Absent when it is not known. */
  readonly met?: boolean;
  /** Where the most is lost or the longest is waited: a component index, -1 if there is none, and the loss. */
  readonly component: number;
  readonly loss?: Loss;
}

export interface RecoveryAnalysis {
  /** By component. */
  readonly components: readonly ComponentRecovery[];
  /** By flow. */
  readonly flows: readonly FlowRecovery[];
  /** By dataset, as its store; absent without a store. */
  readonly datasets: readonly (ComponentRecovery & { readonly target?: RecoveryTarget })[];
  readonly objectives: { readonly rpo?: RecoveryTarget; readonly rto?: RecoveryTarget };
}

/**
 * What is lost and how long it takes, for each loss that the design is meant to know: replicas always, zones and regions
 * where they are declared or meant to be survived, deletion wherever records are kept.
 */
export function analyseRecovery(model: Model, data: Pick<DataAnalysis, 'storage'>): RecoveryAnalysis {
  const components = model.components.map((component) => ofComponent(model, component, data));
  const flows = model.flows.map((flow) => ofFlow(model, [...componentsOnPath(model, flow)], components));
  const { rpo, rto } = model.objectives;
  const stateful = model.components.filter((component) => isStateful(model, component));
  const inFlows = flows.flatMap(({ losses: all, causes }) =>
    all.map((recovery, index) => ({ component: causes[index]!.rto, recovery })),
  );
  return {
    components,
    flows,
    datasets: model.datasets.map(({ store, rpo: own }) => {
      const component = model.components[store];
      if (!component) return { losses: [], everythingLost: false };
      const recovery = components[store]!;
      return own === undefined
        ? recovery
        : { ...recovery, target: targetOf('rpo', own, candidatesOf([component], components)) };
    }),
    objectives: {
      ...(rpo === undefined ? {} : { rpo: targetOf('rpo', rpo, candidatesOf(stateful, components)) }),
      ...(rto === undefined ? {} : { rto: targetOf('rto', rto, inFlows) }),
    },
  };
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
function isStateful(model: Model, component: Component): boolean {
  if (model.datasets.some(({ store }) => store === component.index)) return true;
  if (model.datasets.some(({ copies }) => copies.includes(component.index))) return false;
  return ['database', 'object-store', 'file-store', 'queue', 'stream'].includes(component.kind);
}

function isBroker({ kind }: Component): boolean {
  return kind === 'queue' || kind === 'stream';
}

function ofComponent(model: Model, component: Component, data: Pick<DataAnalysis, 'storage'>): ComponentRecovery {
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

function withTime(
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

function ofFlow(model: Model, path: readonly number[], components: readonly ComponentRecovery[]): FlowRecovery {
  const causes: { rpo: number; rto: number }[] = [];
  const combined = losses.flatMap((loss) => {
    const parts = path.flatMap((component) => {
      const recovery = components[component]?.losses.find((one) => one.loss === loss);
      return recovery ? [{ component, recovery }] : [];
    });
    if (parts.length === 0) return [];
    const { merged, rpo, rto } = merge(loss, parts, loss === 'region' ? redirection(model) : []);
    causes.push({ rpo, rto });
    return [merged];
  });
  return { ...summary(combined), causes };
}

interface Part {
  readonly component: number;
  readonly recovery: LossRecovery;
}

function merge(loss: Loss, parts: readonly Part[], after: readonly RecoveryStep[]) {
  const worst = (key: 'rpo' | 'rto', missing: (recovery: LossRecovery) => boolean) =>
    parts.reduce((a, b) => (rank(b.recovery, key, missing) > rank(a.recovery, key, missing) ? b : a));
  const slowest = worst('rto', ({ rto }) => rto === undefined);
  const stateful = parts.filter(({ recovery }) => recovery.mechanism !== 'stateless');
  const oldest = stateful.length > 0 ? worst('rpo', ({ everythingLost }) => everythingLost) : undefined;
  const { rto, stuck, steps, notes } = slowest.recovery;
  const time: RecoveryTime = rto === undefined ? { stuck, steps, notes } : { ...sequence([...steps, ...after]), notes };
  const { mechanism = 'stateless', rpo } = oldest?.recovery ?? {};
  return {
    merged: withTime(loss, mechanism, rpo, oldest?.recovery.notes ?? [], time),
    rpo: oldest?.component ?? -1,
    rto: slowest.component,
  };
}

function rank(recovery: LossRecovery, key: 'rpo' | 'rto', missing: (recovery: LossRecovery) => boolean): number {
  return missing(recovery) ? Number.MAX_VALUE : (recovery[key] ?? -1);
}

/** Clients learn of the new region when a health check has failed and their DNS answers have run out. */
function redirection(model: Model): RecoveryStep[] {
  const dns = model.components.filter(({ kind }) => kind === 'dns');
  const slowest = dns.reduce<Component | undefined>((a, b) => (a && (a.ttl ?? 0) >= (b.ttl ?? 0) ? a : b), undefined);
  if (!slowest) return [];
  const { ttl = 0, path } = slowest;
  return [
    ...detection(slowest),
    ...(ttl > 0 ? [{ what: 'wait for DNS answers to run out', seconds: ttl, path: `${path}.ttl` }] : []),
  ];
}

function summary(all: readonly LossRecovery[]): ComponentRecovery {
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

/** One loss of one component. */
interface Candidate {
  readonly component: number;
  readonly recovery: LossRecovery;
}

function candidatesOf(among: readonly Component[], components: readonly ComponentRecovery[]): Candidate[] {
  return among.flatMap(({ index }) =>
    (components[index]?.losses ?? []).map((recovery) => ({ component: index, recovery })),
  );
}

/** Worst is what never comes back, then what is known to take longest, then what is not known. */
function targetOf(key: 'rpo' | 'rto', target: number, candidates: readonly Candidate[]): RecoveryTarget {
  const asked = candidates.filter(({ recovery }) => key === 'rto' || recovery.mechanism !== 'stateless');
  const hopeless = asked.find(({ recovery }) => recovery.everythingLost || (key === 'rto' && recovery.stuck));
  if (hopeless) return { target, met: false, component: hopeless.component, loss: hopeless.recovery.loss };
  const known = asked.filter(({ recovery }) => recovery[key] !== undefined);
  const worst = known.reduce<Candidate | undefined>(
    (a, b) => (a && a.recovery[key]! >= b.recovery[key]! ? a : b),
    undefined,
  );
  const value = worst?.recovery[key];
  const place = { component: worst?.component ?? -1, ...(worst ? { loss: worst.recovery.loss } : {}) };
  if (value !== undefined && value > target) return { target, value, met: false, ...place };
  const unknown = asked.find(({ recovery }) => recovery[key] === undefined);
  if (unknown) return { target, component: unknown.component, loss: unknown.recovery.loss };
  return value === undefined ? { target, ...place } : { target, value, met: true, ...place };
}
