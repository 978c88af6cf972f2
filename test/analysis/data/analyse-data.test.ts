import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyseData, growthCurve } from '../../../src/analysis/data/analyse-data';
import { arrivalsBetween } from '../../../src/analysis/data/compound-growth';
import { recordsAt } from '../../../src/analysis/data/dataset-volume';
import { day, month, year } from '../../../src/spec/model/time';
import { buildModel, type ModelInput } from '../build-model';
import { trafficOf } from '../traffic-of';

function analyse(input: ModelInput) {
  const model = buildModel(input);
  return { model, ...analyseData(model, trafficOf(model)) };
}

const near = (actual: number | undefined, expected: number, tolerance = 1e-9) =>
  assert.ok(
    Math.abs((actual ?? Number.NaN) - expected) <= tolerance * Math.abs(expected),
    `${actual} is not ${expected}`,
  );

const store = { kind: 'database', replication: {} } as const;

describe('data volumes', () => {
  it('of a URL shortener: 100M links a month of 500 B for 10 years (karanpratapsingh/system-design)', () => {
    const { datasets } = analyse({
      components: { db: store },
      datasets: { link: { store: 'db', recordSize: 500, overhead: 1 } },
      flows: { create: { rate: 100e6 / month, steps: [{ call: 'db', writes: ['link'] }] } },
      workload: { horizon: 120 * month },
    });
    const [link] = datasets;
    near(link?.recordsPerSecond, 38.58024691358);
    near(link?.recordsAtHorizon, 12e9);
    near(link?.rawAtHorizon, 6e12);
    near(link?.bytesPerDay, (100e6 / 30) * 500);
  });

  it('of a pastebin: 10M pastes a month of 1.271 kB for 3 years (system-design-primer)', () => {
    const { datasets } = analyse({
      components: { db: store },
      datasets: { paste: { store: 'db', recordSize: 1271 } },
      flows: { write: { rate: 10e6 / month, steps: [{ call: 'db', writes: ['paste'] }] } },
      workload: { horizon: 36 * month },
    });
    near(datasets[0]?.rawAtHorizon, 457.56e9);
    near(datasets[0]?.storedAtHorizon, 457.56e9 * 1.3);
  });

  it('with copies, shards, overhead and compression', () => {
    const { datasets, storage } = analyse({
      components: {
        db: { kind: 'database', shards: 4, replicas: 6, replication: { factor: 3 }, limits: { storage: 1e9 } },
      },
      datasets: { d: { store: 'db', recordSize: 1000, initial: 4e6, overhead: 1.5, compression: 2, workingSet: 0.1 } },
      workload: { horizon: year },
    });
    const [d] = datasets;
    near(d?.rawAtHorizon, 4e9);
    near(d?.storedAtHorizon, 4e9 * 0.75 * 3);
    near(d?.perShardAtHorizon, 0.75e9);
    near(d?.workingSet, 0.4e9);
    near(storage[0]?.used, (0.75e9 * 3) / 6);
    near(storage[0]?.total, 9e9);
    assert.equal(storage[0]?.fullAfter, undefined);
  });

  it('in every region that replicates, but only a share of them in independent ones', () => {
    const input = (betweenRegions: 'async' | 'none'): ModelInput => ({
      regions: [{}, {}],
      components: { db: { kind: 'database', replication: { betweenRegions } } },
      datasets: { d: { store: 'db', recordSize: 1, initial: 100, overhead: 1 } },
    });
    near(analyse(input('async')).datasets[0]?.stored, 200);
    near(analyse(input('none')).datasets[0]?.stored, 100);
    near(analyse(input('none')).storage[0]?.used, 50);
  });

  it('count a record that is written through a cache once, and what a batch carries', () => {
    const { rates } = analyse({
      components: { cache: { kind: 'cache' }, db: store, index: { kind: 'search' } },
      datasets: { d: { store: 'db', copies: [2] } },
      flows: {
        f: {
          rate: 10,
          steps: [
            { call: 'cache', writes: ['d'] },
            { call: 'index', writes: ['d'] },
            { call: 'db', times: 6, batch: 3, writes: ['d'] },
          ],
        },
      },
    });
    assert.deepEqual([...rates], [60]);
  });

  it('take a given growth for the number of writes', () => {
    const { rates } = analyse({
      components: { db: store },
      datasets: { d: { store: 'db', growth: 0 } },
      flows: { f: { rate: 10, steps: [{ call: 'db', writes: ['d'] }] } },
    });
    assert.deepEqual([...rates], [0]);
  });
});

describe('records over time', () => {
  const cases: Record<string, [Parameters<typeof recordsAt>, number]> = {
    'without an end': [[{ initial: 100, rate: 2, growth: 0 }, 50], 200],
    'initial ones expire evenly': [[{ initial: 100, rate: 0, growth: 0, retention: 10 }, 4], 60],
    'all initial ones are gone': [[{ initial: 100, rate: 1, growth: 0, retention: 10 }, 30], 10],
    'in balance': [[{ initial: 100, rate: 10, growth: 0, retention: 10 }, 7], 100],
    'growing 10 % a month, for a year': [
      [{ initial: 0, rate: 1, growth: 0.1 }, 12 * month],
      (month * (1.1 ** 12 - 1)) / Math.log(1.1),
    ],
    'kept for no time': [[{ initial: 100, rate: 1, growth: 0, retention: 0 }, 5], 0],
  };
  for (const [name, [args, expected]] of Object.entries(cases)) it(name, () => near(recordsAt(...args), expected));

  it('arrivals of tiny and of no growth agree', () => {
    near(arrivalsBetween(3, 1e-13, 0, year), 3 * year);
    near(arrivalsBetween(3, 1e-9, 0, year), 3 * year, 1e-7);
  });

  it('the growth curve begins now and ends at the horizon', () => {
    const { model, ...data } = analyse({
      components: { db: store },
      datasets: { d: { store: 'db', recordSize: 10, initial: 5, growth: 1 / month, overhead: 2 } },
      workload: { horizon: 2.5 * month },
    });
    assert.deepEqual(
      growthCurve(model, model.datasets[0]!, data).map(({ time, stored }) => [time / month, Math.round(stored ?? 0)]),
      [
        [0, 100],
        [1, 120],
        [2, 140],
        [2.5, 150],
      ],
    );
  });

  it('are never negative, infinite or not a number', () => {
    const any = fc.double({ min: 0, max: 1e15, noNaN: true });
    const growth = fc.double({ min: -1, max: 10, noNaN: true });
    fc.assert(
      fc.property(any, any, growth, fc.option(any, { nil: undefined }), any, (initial, rate, g, retention, time) => {
        const records = recordsAt({ initial, rate, growth: g, retention }, time);
        assert.ok(Number.isFinite(records) && records >= 0, `${records}`);
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});

describe('storage', () => {
  it('tells when a replica is full', () => {
    const { storage } = analyse({
      components: { db: { kind: 'database', shards: 2, replication: {}, limits: { storage: 100 } } },
      datasets: { d: { store: 'db', recordSize: 1, overhead: 1, initial: 100, growth: 2 / day } },
    });
    near(storage[0]?.used, 50);
    near(storage[0]?.fullAfter, 50 * day);
  });

  it('is full already', () => {
    const { storage } = analyse({
      components: { db: { ...store, limits: { storage: 1 } } },
      datasets: { d: { store: 'db', recordSize: 1, initial: 100 } },
    });
    assert.equal(storage[0]?.fullAfter, 0);
  });

  it('of a stream is what is published within its retention', () => {
    const { storage } = analyse({
      components: {
        log: {
          kind: 'stream',
          replicas: 3,
          replication: {},
          queue: { retention: 3 * day, delivery: 'at-least-once', ordering: 'none' },
        },
      },
      flows: { f: { rate: 100, steps: [{ publish: 'log', requestSize: 1000 }] } },
    });
    near(storage[0]?.used, 100 * 1000 * 3 * day);
    near(storage[0]?.total, 3 * 100 * 1000 * 3 * day);
  });
});
