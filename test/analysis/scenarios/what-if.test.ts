import assert from 'node:assert/strict';
import { analyseCapacity } from '../../../src/analysis/capacity/analyse-capacity';
import { applyFailure } from '../../../src/analysis/scenarios/apply-failure';
import { applyScenario, applyStage, quietScenario } from '../../../src/analysis/scenarios/apply-scenario';
import { standardScenarios } from '../../../src/analysis/scenarios/standard-scenarios';
import { afterReplicaLoss, runningAtPeak, survivorsOf } from '../../../src/analysis/scenarios/survivors';
import type { Scenario } from '../../../src/spec/model/model';
import { buildModel } from '../build-model';

const constant = (mean: number) => ({ form: 'constant' as const, mean, scv: 0 });

const model = buildModel({
  workload: { dailyActive: 1000 },
  components: {
    lb: { kind: 'load-balancer', replicas: 2, service: constant(0.001) },
    api: { concurrency: 10, service: constant(0.1), autoscale: { min: 2, max: 40, targetUtilization: 0.5 } },
    cache: { kind: 'cache', service: constant(0.001), cache: { eviction: 'lru', hitRatio: 0.9 } },
    db: { kind: 'database', replicas: 3, service: constant(0.01), replication: { readFrom: 'any' } },
    mail: { kind: 'external', delayOnly: true, service: constant(0.1) },
    backup: { kind: 'external', delayOnly: true, service: constant(1) },
  },
  datasets: { item: { store: 'db', initial: 50 } },
  flows: {
    read: {
      rate: { mean: 100, peak: 350 },
      steps: [{ call: 'lb', steps: [{ call: 'api', steps: [{ call: 'cache', onMiss: ['db'] }] }] }],
    },
    sign: { rate: 1, steps: [{ call: 'mail', onFailure: ['backup'] }] },
  },
});
const [lb, api, cache, db, mail, backup] = [0, 1, 2, 3, 4, 5] as const;
const base = analyseCapacity(model);

function peakOf(scenario: Partial<Scenario>, component: number): [number, number] {
  const { components } = analyseCapacity(
    applyScenario(model, { ...quietScenario('x'), ...scenario }, runningAtPeak(base)),
  );
  const { calls, utilization } = components[component]!;
  return [Math.round(calls.peak * 1e6) / 1e6, Math.round((utilization?.peak ?? 0) * 1e4) / 1e4];
}

describe('scenarios', () => {
  const zone = [{ scope: 'zone' as const }];
  const down = (component: number, replicas?: number) => [{ scope: 'component' as const, component, replicas }];
  const cases: [string, Partial<Scenario>, number, [number, number]][] = [
    ['nothing', {}, db, [35, 0.1167]],
    ['three times the traffic', { traffic: 3 }, db, [105, 0.35]],
    ['one flow ten times', { flowTraffic: new Map([[1, 10]]) }, mail, [10, 0]],
    ['cold cache', { hitRatio: new Map([[cache, 0]]) }, db, [350, 1.1667]],
    ['slow database', { slow: new Map([[db, 4]]) }, db, [35, 0.4667]],
    ['a zone of the balancer', { fail: zone }, lb, [350, 0.35]],
    // The only cache is in that zone, so every call goes to two databases, and nobody can say how long callers wait.
    ['a zone with all copies of something', { fail: zone }, db, [350, 1.75]],
    ['callers of what is overloaded', { fail: zone }, api, [350, 0]],
    ['a replica of the database', { fail: down(db, 1) }, db, [35, 0.175]],
    ['a cache that is down is a miss', { fail: down(cache) }, db, [350, 1.1667]],
    ['a fallback takes over all calls', { fail: down(mail) }, backup, [1, 0]],
  ];
  for (const [name, scenario, component, expected] of cases) {
    it(name, () => assert.deepEqual(peakOf(scenario, component), expected));
  }

  it('a zone of what scales is not replaced', () => {
    const { components } = analyseCapacity(
      applyScenario(model, { ...quietScenario('x'), fail: zone }, runningAtPeak(base)),
    );
    // 8 replicas of 10 less 3.
    assert.equal(components[api]?.servers, 50);
  });

  it('a stopped consumer takes nothing', () => {
    const fed = buildModel({
      components: { q: { kind: 'queue' }, w: { kind: 'worker', service: 0.1 } },
      flows: { f: { rate: 5, steps: [{ publish: 'q' }] }, c: { from: 'q', steps: ['w'] } },
    });
    const { components } = analyseCapacity(applyScenario(fed, { ...quietScenario('x'), stop: [1] }));
    assert.deepEqual([components[0]?.calls.peak, components[1]?.calls.peak], [5, 0]);
  });

  it('a region sends its traffic and its leaders to the others', () => {
    const regional = buildModel({
      regions: [{ traffic: 0.5 }, { traffic: 0.3 }, { traffic: 0.2 }],
      components: { db: { kind: 'database', replicas: 2, service: 0.001, replication: { leader: 0 } } },
      flows: {
        read: { rate: 100, steps: ['db'] },
        write: { rate: 10, steps: [{ call: 'db', operation: 'write' }] },
      },
    });
    const { stations } = analyseCapacity(applyFailure(regional, { scope: 'region' }));
    const rows = stations.map(({ region, reads, writes }) => [region, reads.peak, writes.peak]);
    assert.deepEqual(rows, [
      [1, 60, 10],
      [2, 40, 0],
    ]);
  });

  it('stages scale rates and records by their users', () => {
    const grown = applyStage(model, { id: 'big', path: '', dailyActive: 5000 });
    assert.deepEqual([grown?.flows[0]?.rate, grown?.datasets[0]?.initial], [{ mean: 500, peak: 1750 }, 250]);
    assert.equal(
      applyStage(
        { ...model, workload: { ...model.workload, dailyActive: undefined } },
        { id: '', path: '', dailyActive: 1 },
      ),
      undefined,
    );
  });

  it('are checked although nobody names them', () => {
    const names = standardScenarios(model).map(({ scenario }) => scenario.id);
    assert.deepEqual(names, [
      'lose-a-replica-of-lb',
      'lose-a-replica-of-api',
      'lose-a-replica-of-cache',
      'lose-a-replica-of-db',
      'without-mail',
      'without-backup',
      'lose-a-zone',
      'cold-caches',
      'double-traffic',
    ]);
  });
});

describe('survivors', () => {
  it('of a zone carry what it carried', () => {
    const left = survivorsOf({ model, capacity: base }, 'zone').map(
      (survivor) => survivor && Math.round(survivor.utilization * 1e4) / 1e4,
    );
    assert.deepEqual(left, [0.35, 1, undefined, 1.75, undefined, undefined]);
  });

  it('of one replica have a p99 of their own', () => {
    const one = afterReplicaLoss({ model, capacity: base }, lb);
    assert.ok(one?.p99 !== undefined && one.p99 > 0.1 && one.utilization > 0.3);
    assert.equal(afterReplicaLoss({ model, capacity: base }, cache), undefined);
  });
});
