import type { Component } from '../../spec/model/component';
import type { Flow } from '../../spec/model/flow';
import type { Region } from '../../spec/model/model';

/** What availability reads of a component: nothing else of it can change an availability. */
export const componentFields = [
  'index',
  'id',
  'kind',
  'placements',
  'autoscale',
  'shards',
  'failure',
  'sla',
  'needs',
  'commonCause',
  'failover',
  'dependsOn',
  'replication',
  'cache',
] as const satisfies readonly (keyof Component)[];

/** What availability reads of a flow. */
export const flowFields = ['id', 'from', 'slo', 'steps'] as const satisfies readonly (keyof Flow)[];

/** A component as far as it is listed above: code that reads more of it does not compile. */
export type ReliabilityComponent = Pick<Component, (typeof componentFields)[number]>;

/** A flow as far as it is listed above. */
export type ReliabilityFlow = Pick<Flow, (typeof flowFields)[number]>;

/** The part of a model that availability is computed from. */
export interface ReliabilityModel {
  readonly regions: readonly Region[];
  readonly components: readonly ReliabilityComponent[];
  readonly flows: readonly ReliabilityFlow[];
}
