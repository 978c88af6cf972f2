import type { Component } from '../../spec/model/component';
import type { Dataset } from '../../spec/model/dataset';
import type { Flow } from '../../spec/model/flow';
import type { Model, Objectives, Region, Workload } from '../../spec/model/model';
import { areSameIn, isSameIn } from '../../spec/model/same-model';

const componentFields = [
  'index',
  'id',
  'path',
  'kind',
  'placements',
  'autoscale',
  'shards',
  'concurrency',
  'service',
  'delayOnly',
  'capacity',
  'blocking',
  'queueLimit',
  'rateLimit',
  'pools',
  'limits',
  'scaling',
  'replication',
  'partition',
  'cache',
  'queue',
  'batch',
  'coldStart',
  'keepWarm',
  'concurrencyLimit',
  'window',
  'ttl',
] as const satisfies readonly (keyof Component)[];

export type LoadComponent = Pick<Component, (typeof componentFields)[number]>;

const flowFields = [
  'index',
  'id',
  'path',
  'rate',
  'from',
  'freshness',
  'steps',
] as const satisfies readonly (keyof Flow)[];
export type LoadFlow = Pick<Flow, (typeof flowFields)[number]>;

const regionFields = ['role', 'traffic'] as const satisfies readonly (keyof Region)[];
const datasetFields = ['store', 'initial', 'recordSize', 'skew'] as const satisfies readonly (keyof Dataset)[];
const objectiveFields = ['targetUtilization', 'headroom', 'survive'] as const satisfies readonly (keyof Objectives)[];
const workloadFields = ['growth'] as const satisfies readonly (keyof Workload)[];

/** All of a model that capacity and latency depend on: what only changes elsewhere leaves them as they are. */
export interface LoadModel extends Pick<Model, 'network' | 'cells'> {
  readonly regions: readonly Pick<Region, (typeof regionFields)[number]>[];
  readonly components: readonly LoadComponent[];
  readonly flows: readonly LoadFlow[];
  readonly datasets: readonly Pick<Dataset, (typeof datasetFields)[number]>[];
  readonly objectives: Pick<Objectives, (typeof objectiveFields)[number]>;
  readonly workload: Pick<Workload, (typeof workloadFields)[number]>;
}

/** Whether two models are the same as far as load goes. */
export function isSameLoad(a: LoadModel, b: LoadModel): boolean {
  return (
    isSameIn(['network', 'cells'], a, b) &&
    isSameIn(workloadFields, a.workload, b.workload) &&
    isSameIn(objectiveFields, a.objectives, b.objectives) &&
    areSameIn(regionFields, a.regions, b.regions) &&
    areSameIn(componentFields, a.components, b.components) &&
    areSameIn(datasetFields, a.datasets, b.datasets) &&
    areSameIn(flowFields, a.flows, b.flows)
  );
}
