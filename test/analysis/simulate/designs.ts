import type { ServiceTime } from '../../../src/quantity/service-time';
import type { ComponentInput, ModelInput, StepInput } from '../build-model';

/** Milliseconds of work: exponential, or lognormal with the given scv, or constant with scv 0. */
const work = (ms: number, scv = 1): ServiceTime => ({
  form: scv === 0 ? 'constant' : scv === 1 ? 'exponential' : 'lognormal',
  mean: ms / 1000,
  scv,
});

/** Servers that do their work and call nobody, or do not keep a server meanwhile. */
const servers = (concurrency: number, ms: number, scv = 1): ComponentInput => ({
  concurrency,
  service: work(ms, scv),
  blocking: false,
});
const threads = (concurrency: number, ms: number, scv = 1): ComponentInput => ({
  ...servers(concurrency, ms, scv),
  blocking: true,
});
const cache = (hitRatio: number): ComponentInput & { kind: 'cache' } => ({
  ...servers(2, 0.5),
  kind: 'cache',
  cache: { eviction: 'lru', hitRatio },
});

export interface SimulatedDesign {
  readonly what: string;
  readonly model: ModelInput;
  /** Largest relative error of mean, p50, p95, p99 and p99.9, that of this simulation included. */
  readonly within: readonly [number, number, number, number, number];
}

function design(
  what: string,
  rate: number,
  components: ModelInput['components'],
  steps: readonly (string | StepInput)[],
  within: SimulatedDesign['within'],
): SimulatedDesign {
  return { what, model: { components, flows: { f: { rate, steps } } }, within };
}

/** Designs in which one feature each decides the percentiles. */
export const simulatedDesigns: readonly SimulatedDesign[] = [
  design(
    'a chain',
    100,
    { a: servers(1, 6), b: servers(4, 30, 0.3), c: servers(2, 12) },
    ['a', 'b', 'c'],
    [0.03, 0.03, 0.05, 0.06, 0.1],
  ),
  design(
    'many servers close to their limit',
    880,
    { a: servers(32, 32), b: servers(16, 14, 2) },
    ['a', 'b'],
    [0.04, 0.04, 0.06, 0.08, 0.12],
  ),
  design(
    'work that varies much',
    60,
    { a: servers(1, 8, 4), b: servers(4, 20, 2) },
    ['a', 'b'],
    [0.06, 0.06, 0.1, 0.15, 0.25],
  ),
  design(
    'threads held over a busy server',
    85,
    { api: threads(8, 6, 2), db: servers(1, 9.5) },
    [{ call: 'api', steps: ['db'] }],
    [0.1, 0.1, 0.12, 0.15, 0.2],
  ),
  design(
    'threads held over threads',
    80,
    { mid: threads(16, 3), api: threads(3, 2), db: servers(1, 4.5, 2) },
    [{ call: 'mid', steps: [{ call: 'api', steps: ['db'] }] }],
    [0.06, 0.06, 0.08, 0.12, 0.15],
  ),
  design(
    'two threads',
    65,
    { app: threads(2, 0.01), cpu: servers(1, 8), db: servers(1, 10) },
    [{ call: 'app', steps: ['cpu', 'db'] }],
    [0.08, 0.08, 0.1, 0.1, 0.15],
  ),
  design(
    'a pool of connections',
    420,
    { api: { ...servers(64, 3), pools: { db: 4 } }, db: servers(2, 3.4, 0.3), aux: servers(4, 4) },
    [{ call: 'api', steps: ['db', 'aux'] }],
    [0.04, 0.04, 0.05, 0.06, 0.1],
  ),
  design(
    'parallel branches',
    60,
    { a: servers(1, 10), b: servers(2, 20), c: servers(4, 40, 0.3) },
    [{ parallel: ['a', 'b', 'c'] }],
    [0.05, 0.06, 0.04, 0.06, 0.1],
  ),
  design(
    'a fan-out to few servers',
    12,
    { api: servers(4, 5), s: servers(4, 16) },
    ['api', { call: 's', fanOut: 10 }],
    [0.1, 0.12, 0.1, 0.1, 0.15],
  ),
  design(
    'one store five times',
    130,
    { api: servers(8, 5), db: servers(2, 2.4) },
    ['api', { call: 'db', times: 5 }],
    [0.04, 0.06, 0.06, 0.1, 0.2],
  ),
  design(
    'one store again between others',
    38,
    { api: servers(4, 4.5), db: servers(1, 10, 0), aux: servers(8, 10) },
    ['api', 'db', 'aux', 'db'],
    [0.05, 0.05, 0.08, 0.1, 0.15],
  ),
  design(
    'hits and misses',
    80,
    { api: servers(4, 8), cache: cache(0.8), db: servers(1, 35) },
    ['api', { call: 'cache', onMiss: ['db'] }],
    [0.03, 0.03, 0.04, 0.06, 0.1],
  ),
  design(
    'misses, a timeout and a retry',
    240,
    { cache: cache(0.7), db: servers(4, 20, 2) },
    [{ call: 'cache', onMiss: [{ call: 'db', timeout: 0.08, retries: { attempts: 2 } }] }],
    [0.05, 0.06, 0.05, 0.06, 0.15],
  ),
  design(
    'a hedge',
    250,
    { api: servers(4, 5), db: servers(16, 20) },
    ['api', { call: 'db', hedge: { after: 0.05 } }],
    [0.03, 0.03, 0.05, 0.08, 0.15],
  ),
  design(
    'a line with an end',
    140,
    { api: servers(4, 4), db: { ...servers(2, 11, 0.3), queueLimit: 10 } },
    ['api', 'db'],
    [0.03, 0.03, 0.05, 0.08, 0.2],
  ),
  design(
    'all of it',
    30,
    {
      gw: servers(32, 1),
      api: threads(4, 6, 0.3),
      cache: cache(0.6),
      db: servers(2, 12),
      s: servers(1, 22, 2),
      q: servers(2, 3),
    },
    ['gw', { call: 'api', steps: [{ call: 'cache', onMiss: [{ call: 'db', times: 2 }] }, { parallel: ['s', 'q'] }] }],
    [0.08, 0.08, 0.1, 0.12, 0.2],
  ),
];
