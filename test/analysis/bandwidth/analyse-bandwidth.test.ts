import assert from 'node:assert/strict';
import { analyseBandwidth } from '../../../src/analysis/bandwidth/analyse-bandwidth';
import { buildModel, type ModelInput } from '../build-model';
import { trafficOf } from '../traffic-of';

function analyse(input: ModelInput) {
  const model = buildModel(input);
  const { components, ...totals } = analyseBandwidth(model, trafficOf(model));
  const of = (id: string) => components[model.components.find((component) => component.id === id)!.index]!;
  return { of, totals };
}

const near = (actual: number, expected: number) =>
  assert.ok(Math.abs(actual - expected) <= 1e-9 * Math.abs(expected), `${actual} is not ${expected}`);

describe('bandwidth', () => {
  it('of a URL shortener: 500 B in, 100 times as many out (karanpratapsingh/system-design)', () => {
    const writes = 100e6 / (30 * 86_400);
    const { totals } = analyse({
      components: { api: {}, db: { kind: 'database', replication: {} } },
      datasets: { link: { store: 'db', recordSize: 500 } },
      flows: {
        create: { rate: writes, steps: [{ call: 'api', requestSize: 500, steps: [{ call: 'db', writes: ['link'] }] }] },
        follow: {
          rate: 100 * writes,
          steps: [{ call: 'api', responseSize: 500, steps: [{ call: 'db', reads: ['link'] }] }],
        },
      },
    });
    near(totals.ingress, 19_290.12345679);
    near(totals.egress, 1_929_012.345679);
  });

  it('goes through a caller, with the records that a step names where no size is given', () => {
    const { of, totals } = analyse({
      components: { api: {}, db: { kind: 'database', replication: {} } },
      datasets: { d: { store: 'db', recordSize: 100 } },
      flows: {
        f: {
          rate: 10,
          steps: [{ call: 'api', requestSize: 7, responseSize: 3, steps: [{ call: 'db', reads: ['d'] }] }],
        },
      },
    });
    assert.deepEqual(of('api'), { in: 70 + 1000, out: 30, leaving: 30 });
    assert.deepEqual(of('db'), { in: 0, out: 1000, leaving: 0 });
    near(totals.betweenZones, (1000 * 2) / 3);
    assert.equal(totals.known, true);
  });

  it('of writes goes to all copies, and crosses zones', () => {
    const { of, totals } = analyse({
      components: { api: {}, db: { kind: 'database', replicas: 3, replication: {} } },
      flows: { f: { rate: 1, steps: [{ call: 'api', steps: [{ call: 'db', operation: 'write', requestSize: 9 }] }] } },
    });
    assert.deepEqual(of('db'), { in: 27, out: 18, leaving: 0 });
    near(totals.betweenZones, (27 * 2) / 3);
  });

  it('between regions counts calls to another region and replication', () => {
    const { of, totals } = analyse({
      regions: [{ traffic: 0.5 }, { traffic: 0.5 }],
      components: { api: {}, db: { kind: 'database', zones: 1, replication: {} } },
      flows: { f: { rate: 4, steps: [{ call: 'api', steps: [{ call: 'db', operation: 'write', requestSize: 10 }] }] } },
    });
    near(totals.betweenRegions, 20 + 40);
    near(of('api').leaving, 20);
    near(of('db').leaving, 40);
  });

  it('to an external service leaves the system', () => {
    const { of, totals } = analyse({
      components: { api: {}, pay: { kind: 'external' } },
      flows: { f: { rate: 2, steps: [{ call: 'api', steps: [{ call: 'pay', requestSize: 5, responseSize: 1 }] }] } },
    });
    assert.deepEqual([totals.ingress, totals.egress], [2, 10]);
    assert.equal(of('api').leaving, 10);
  });

  it('of a CDN is fetched by the CDN itself on a miss', () => {
    const { of, totals } = analyse({
      components: { cdn: { kind: 'cdn' }, origin: {} },
      flows: {
        f: {
          rate: 10,
          steps: [{ call: 'cdn', hitRatio: 0.9, responseSize: 100, onMiss: [{ call: 'origin', responseSize: 100 }] }],
        },
      },
    });
    near(totals.egress, 1000);
    near(of('cdn').in, 100);
  });

  it('of a consumer is what was published', () => {
    const { of, totals } = analyse({
      components: { q: { kind: 'queue' }, w: { kind: 'worker' }, db: { kind: 'database' } },
      flows: {
        p: { rate: 10, steps: [{ publish: 'q', requestSize: 100 }] },
        c: { from: 'q', steps: ['w', { call: 'db', requestSize: 1 }] },
      },
    });
    assert.deepEqual(of('q'), { in: 1000, out: 1000, leaving: 0 });
    assert.deepEqual(of('w'), { in: 1000, out: 10, leaving: 0 });
    assert.deepEqual([totals.ingress, totals.egress], [1000, 0]);
  });

  it('is not known where nothing has a size', () => {
    assert.equal(analyse({ components: { a: {} }, flows: { f: { rate: 1, steps: ['a'] } } }).totals.known, false);
  });
});
