import assert from 'node:assert/strict';
import { analyseBandwidth } from '../../../src/analysis/bandwidth/analyse-bandwidth';
import { analyseCost, type CostInputs } from '../../../src/analysis/cost/analyse-cost';
import { analyseData } from '../../../src/analysis/data/analyse-data';
import { month } from '../../../src/spec/model/time';
import { buildModel, type ModelInput } from '../build-model';
import { trafficOf } from '../traffic-of';

function analyse(input: ModelInput, replicasAtMean?: CostInputs['replicasAtMean']) {
  const model = buildModel(input);
  const traffic = trafficOf(model);
  const data = analyseData(model, traffic);
  return analyseCost(model, { traffic, data, bandwidth: analyseBandwidth(model, traffic), replicasAtMean })!;
}

const near = (actual: number | undefined, expected: number) =>
  assert.ok(Math.abs((actual ?? Number.NaN) - expected) <= 1e-9 * Math.abs(expected), `${actual} is not ${expected}`);

describe('cost', () => {
  it('by driver: replicas of all shards and regions, storage with copies, calls, egress', () => {
    const cost = analyse({
      regions: [{}, {}],
      components: {
        db: {
          kind: 'database',
          replicas: 3,
          shards: 2,
          replication: {},
          cost: { replica: 100, storage: 1e-9, requests: 1e-6, egress: 1e-8, fixed: 7 },
        },
      },
      datasets: { d: { store: 'db', recordSize: 1000, initial: 1e6, overhead: 1 } },
      flows: { f: { rate: 10, steps: [{ call: 'db', responseSize: 500 }] } },
    });
    const { drivers } = cost.components[0]!;
    near(drivers.replicas, 1200);
    near(drivers.storage, 6e9 * 1e-9);
    near(drivers.requests, 10 * month * 1e-6);
    near(drivers.egress, 5000 * month * 1e-8);
    near(drivers.fixed, 7);
    near(cost.monthly, 1200 + 6 + 25.92 + 129.6 + 7);
    near(cost.perMillionRequests, cost.monthly / 25.92);
    assert.deepEqual(
      cost.drivers.map(({ driver }) => driver),
      ['replicas', 'egress', 'requests', 'fixed', 'storage'],
    );
  });

  it('is shared by the flows as they share the calls', () => {
    const cost = analyse({
      components: { api: { cost: { replica: 90 } }, db: { kind: 'database', cost: { fixed: 30 } } },
      flows: {
        a: { rate: 1, steps: ['api'] },
        b: { rate: 2, steps: [{ call: 'api', steps: ['db'] }] },
      },
    });
    near(cost.flows[0]?.monthly, 30);
    near(cost.flows[1]?.monthly, 90);
    near(cost.flows[1]?.perMillionRequests, 90 / ((2 * month) / 1e6));
  });

  it('of autoscaled replicas follows the mean load, now and at the horizon', () => {
    const cost = analyse(
      {
        components: {
          api: { autoscale: { min: 1, max: 9, targetUtilization: 0.5 }, cost: { replica: 10 } },
          fixed: { replicas: 2, cost: { replica: 10 } },
        },
        flows: { f: { rate: 1, steps: ['api'] } },
        workload: { growth: 0.1, horizon: 12 * month },
      },
      (_component, _placement, multiple) => Math.ceil(2 * multiple),
    );
    near(cost.components[0]?.monthly, 20);
    near(cost.components[0]?.atHorizon, 70);
    near(cost.components[1]?.monthly, 20);
    near(cost.components[1]?.atHorizon, 20);
  });

  it('leaves out what sleeps in a standby region', () => {
    const regions = (role: 'pilot-light' | 'backup' | 'warm-standby') => ({
      regions: [{ traffic: 1 }, { role, traffic: 0 }],
      components: {
        api: { cost: { replica: 1 } },
        db: { kind: 'database' as const, replication: {}, cost: { replica: 1 } },
      },
    });
    assert.deepEqual(
      (['warm-standby', 'pilot-light', 'backup'] as const).map((role) => analyse(regions(role)).monthly),
      [4, 3, 2],
    );
  });

  it('is compared with its objective', () => {
    const input = { components: { a: { cost: { fixed: 100 } } } };
    assert.deepEqual(analyse({ ...input, objectives: { cost: 99 } }).objective, { target: 99, met: false });
    assert.deepEqual(analyse({ ...input, objectives: { cost: 100 } }).objective, { target: 100, met: true });
  });

  it('is absent without prices, and without requests has no unit cost', () => {
    assert.equal(analyse({ components: { a: {} } }), undefined);
    assert.equal(analyse({ components: { a: { cost: { fixed: 1 } } } }).perMillionRequests, undefined);
  });
});
