import type { ServiceTime } from '../../src/quantity/service-time';
import type { Component, ComponentKind, Placement, Replication } from '../../src/spec/model/component';
import type { Dataset } from '../../src/spec/model/dataset';
import type { Flow, Percentile, Retries, Step } from '../../src/spec/model/flow';
import type { Model, Network, Objectives, Region, Workload } from '../../src/spec/model/model';

/** A service time: a mean in seconds is exponential. */
type Service = number | ServiceTime;

export interface ComponentInput
  extends Partial<Omit<Component, 'service' | 'pools' | 'replication' | 'placements' | 'dependsOn'>> {
  service?: Service;
  replicas?: number;
  zones?: number;
  /** Replicas by region index; default: in every region. */
  placements?: readonly Placement[];
  pools?: Record<string, number>;
  replication?: Partial<Replication>;
  dependsOn?: readonly string[];
}

export interface StepInput
  extends Partial<
    Omit<Step, 'target' | 'steps' | 'onMiss' | 'onFailure' | 'service' | 'retries' | 'reads' | 'writes'>
  > {
  call?: string;
  publish?: string;
  send?: string;
  parallel?: readonly (string | StepInput)[];
  steps?: readonly (string | StepInput)[];
  onMiss?: readonly (string | StepInput)[];
  onFailure?: readonly (string | StepInput)[];
  service?: Service;
  retries?: Partial<Retries>;
  reads?: readonly string[];
  writes?: readonly string[];
}

export interface FlowInput extends Partial<Omit<Flow, 'rate' | 'from' | 'slo' | 'steps' | 'freshness'>> {
  /** Mean and peak per second; a number is both. */
  rate?: number | { mean: number; peak: number };
  from?: string;
  share?: number;
  latency?: Partial<Record<Percentile, number>>;
  availability?: number;
  freshness?: { within: number; since?: number };
  steps: readonly (string | StepInput)[];
}

export interface ModelInput {
  components: Record<string, ComponentInput & { kind?: ComponentKind }>;
  flows?: Record<string, FlowInput>;
  datasets?: Record<string, Partial<Omit<Dataset, 'store'>> & { store?: string }>;
  regions?: readonly Partial<Region>[];
  network?: Partial<Network>;
  objectives?: Partial<Objectives>;
  workload?: Partial<Workload>;
  scenarios?: Model['scenarios'];
  stages?: Model['stages'];
}

const day = 86400;

/** A model from the parts that matter to a test; everything else is what the language takes by default. */
export function buildModel(input: ModelInput): Model {
  const ids = Object.keys(input.components);
  const datasetIds = Object.keys(input.datasets ?? {});
  const indexOf = (id: string) => ids.indexOf(id);
  const regions = (input.regions ?? [{}]).map((region, i, all) => buildRegion(region, i, all.length));
  return {
    title: 'Test',
    workload: { peakFactor: 2, growth: 0, horizon: 365 * day, ...input.workload },
    objectives: { targetUtilization: 0.7, survive: [], window: 30 * day, ...input.objectives },
    regions,
    regionsDeclared: input.regions !== undefined,
    network: input.network && buildNetwork(input.network, regions.length),
    components: ids.map((id, index) => buildComponent(id, index, input.components[id]!, regions, indexOf)),
    flows: Object.entries(input.flows ?? {}).map(([id, flow], index) => buildFlow(id, index, flow, ids, datasetIds)),
    datasets: Object.entries(input.datasets ?? {}).map(([id, { store, ...dataset }], index) => ({
      index,
      id,
      path: `data.${id}`,
      store: store === undefined ? -1 : indexOf(store),
      copies: [],
      initial: 0,
      overhead: 1.3,
      compression: 1,
      ...dataset,
    })),
    scenarios: input.scenarios ?? [],
    stages: input.stages ?? [],
    currency: '$',
    assumptions: [],
  };
}

function buildRegion(region: Partial<Region>, index: number, count: number): Region {
  return { id: `r${index}`, path: `regions.r${index}`, zones: 3, role: 'active', traffic: 1 / count, ...region };
}

function buildNetwork(network: Partial<Network>, regions: number): Network {
  const between = Array.from({ length: regions }, (_, i) =>
    Array.from({ length: regions }, (_, j) => (i === j ? 0 : 0.075)),
  );
  return { withinZone: 0, betweenZones: 0, betweenRegions: between, client: 0, ...network };
}

function buildComponent(
  id: string,
  index: number,
  { service, replicas = 1, zones, pools, replication, placements, dependsOn = [], ...given }: ComponentInput,
  regions: readonly Region[],
  indexOf: (id: string) => number,
): Component {
  const kind = given.kind ?? 'service';
  const global = kind === 'external' || kind === 'cdn' || kind === 'dns';
  const everywhere = regions.map((region, i) => ({ region: i, replicas, zones: zones ?? region.zones }));
  return {
    index,
    id,
    path: `components.${id}`,
    kind,
    placements: placements ?? (global ? [{ region: -1, replicas, zones: 1 }] : everywhere),
    shards: 1,
    concurrency: 1,
    service: serviceOf(service),
    delayOnly: false,
    blocking: kind === 'service' || kind === 'function' || kind === 'worker',
    pools: new Map(Object.entries(pools ?? {}).map(([to, size]) => [indexOf(to), size])),
    needs: 'default',
    needsGiven: false,
    commonCause: 0,
    limits: {},
    patterns: [],
    replication: replication && {
      mode: 'leader-follower',
      factor: replicas,
      sync: 'async',
      readFrom: 'leader',
      leader: 0,
      betweenRegions: 'async',
      ...replication,
    },
    cache: kind === 'cache' || kind === 'cdn' ? { eviction: 'lru' } : undefined,
    queue: kind === 'queue' || kind === 'stream' ? { delivery: 'at-least-once', ordering: 'none' } : undefined,
    batch: 1,
    idempotent: false,
    ...given,
    dependsOn: dependsOn.map(indexOf),
  };
}

function buildFlow(
  id: string,
  index: number,
  input: FlowInput,
  ids: readonly string[],
  datasets: readonly string[],
): Flow {
  const { rate, from, share = 1, latency, availability, steps, ...given } = input;
  return {
    index,
    id,
    path: `flows.${id}`,
    rate: typeof rate === 'number' ? { mean: rate, peak: rate } : rate,
    from: from === undefined ? undefined : { component: ids.indexOf(from), share },
    slo: { availability, latency: new Map(Object.entries(latency ?? {}) as [Percentile, number][]), window: 30 * day },
    criticality: 'normal',
    patterns: [],
    ...given,
    steps: buildSteps(steps, `flows.${id}.steps`, ids, datasets),
  };
}

function buildSteps(
  steps: readonly (string | StepInput)[],
  path: string,
  ids: readonly string[],
  datasets: readonly string[],
): Step[] {
  return steps.map((step, i) =>
    buildStep(typeof step === 'string' ? { call: step } : step, `${path}[${i}]`, ids, datasets),
  );
}

function buildStep(input: StepInput, path: string, ids: readonly string[], datasets: readonly string[]): Step {
  const { call, publish, send, parallel, service, retries, reads, writes, steps, onMiss, onFailure, ...given } = input;
  const target = call ?? publish ?? send;
  const verb = parallel ? 'parallel' : call !== undefined ? 'call' : publish !== undefined ? 'publish' : 'send';
  const below = (list: readonly (string | StepInput)[] | undefined, key: string) =>
    buildSteps(list ?? [], `${path}.${key}`, ids, datasets);
  const accesses = (names: readonly string[] | undefined) =>
    (names ?? []).map((name) => ({ dataset: datasets.indexOf(name), records: 1 }));
  return {
    path,
    verb,
    target: target === undefined ? -1 : ids.indexOf(target),
    operation: (writes?.length ?? 0) > 0 ? 'write' : 'read',
    times: 1,
    probability: 1,
    fanOut: 1,
    waitFor: 'all',
    batch: 1,
    service: serviceOf(service),
    retries: retries && { attempts: 3, on: ['timeout', 'error'], backoff: 'none', ...retries },
    optional: false,
    idempotencyKey: false,
    pivot: false,
    ...given,
    reads: accesses(reads),
    writes: accesses(writes),
    steps: below(parallel ?? steps, parallel ? 'parallel' : 'steps'),
    onMiss: below(onMiss, 'on_miss'),
    onFailure: below(onFailure, 'on_failure'),
  };
}

function serviceOf(service: Service | undefined): ServiceTime | undefined {
  return typeof service === 'number' ? { form: 'exponential', mean: service, scv: 1 } : service;
}
