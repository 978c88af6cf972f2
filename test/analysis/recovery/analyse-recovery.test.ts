import assert from 'node:assert/strict';
import { analyseData } from '../../../src/analysis/data/analyse-data';
import { analyseRecovery } from '../../../src/analysis/recovery/analyse-recovery';
import type { Loss, LossRecovery } from '../../../src/analysis/recovery/loss';
import { buildModel, type ComponentInput, type ModelInput } from '../build-model';
import { trafficOf } from '../traffic-of';

const hour = 3600;
const day = 24 * hour;

function analyse(input: Partial<ModelInput>) {
  const model = buildModel({ components: {}, ...input });
  return analyseRecovery(model, analyseData(model, trafficOf(model)));
}

function lossOf(component: ComponentInput, loss: Loss, rest: Partial<ModelInput> = {}): LossRecovery {
  const { components } = analyse({
    objectives: { survive: ['zone', 'region'] },
    components: { db: { kind: 'database', replication: {}, ...component } },
    datasets: { d: { store: 'db', recordSize: 1000, initial: 1e6, overhead: 1 } },
    ...rest,
  });
  return components[0]!.losses.find((one) => one.loss === loss)!;
}

const failure = { unavailability: 0.01, mttr: 600 };
const failover = { mode: 'automatic' as const, detection: 10, promotion: 20, success: 1 };
const backup = { interval: day, duration: hour, restoreRate: 1e6 };
const twoRegions = { regions: [{ traffic: 1 }, { traffic: 0, role: 'warm-standby' as const }] };

describe('what a loss costs a store', () => {
  type Case = [ComponentInput, Loss, number | 'everything', number | undefined, Partial<ModelInput>?];
  const cases: Record<string, Case> = {
    'a replica, with asynchronous copies': [{ replicas: 3, replication: { lag: 0.2 }, failover }, 'replica', 0.2, 30],
    'a replica, with synchronous copies': [{ replicas: 3, replication: { sync: 'sync' }, failover }, 'replica', 0, 30],
    'a replica, with one copy waited for': [
      { replicas: 3, replication: { sync: 'semi-sync' }, failover },
      'replica',
      0,
      30,
    ],
    'a leader that nobody follows up': [{ replicas: 3, failure }, 'replica', 1, 600],
    'a replica of a quorum of two': [
      { replicas: 3, replication: { mode: 'leaderless', writeQuorum: 2 } },
      'replica',
      0,
      0,
    ],
    'a zone with two of four acknowledged copies': [
      { replicas: 4, zones: 2, replication: { sync: 'semi-sync', lag: 5 }, failover },
      'zone',
      5,
      30,
    ],
    'a zone with one of three': [{ replicas: 3, replication: { sync: 'semi-sync' }, failover }, 'zone', 0, 30],
    'the only copy, with a backup': [{ backup, failure }, 'replica', 25 * hour, 600 + 1000],
    'one shard of ten, with a backup': [{ backup, failure, shards: 10 }, 'replica', 25 * hour, 600 + 100],
    'the only copy without one': [{}, 'replica', 'everything', undefined],
    'a region, its backups with it': [{ replicas: 3, backup }, 'region', 'everything', undefined],
    'a region, with backups elsewhere': [
      { replicas: 3, backup: { ...backup, regions: [1] } },
      'region',
      25 * hour,
      1000,
    ],
    'a region, with copies in another': [{ replication: { lag: 2 }, failover }, 'region', 2, 30, twoRegions],
    'a region, with a synchronous copy in another': [
      { replication: { betweenRegions: 'sync' }, failover },
      'region',
      0,
      30,
      twoRegions,
    ],
    'a region, with a leader that stays': [{ replication: { lag: 2 } }, 'region', 2, undefined, twoRegions],
    'deleted records, with a backup': [
      { replicas: 3, replication: { sync: 'sync' }, backup },
      'deletion',
      25 * hour,
      1000,
    ],
    'deleted records, with recovery to a point in time': [{ backup, pointInTimeRecovery: 300 }, 'deletion', 300, 1000],
    'deleted records, with nothing': [{ replicas: 3 }, 'deletion', 'everything', undefined],
    'a zone of a managed store': [{ sla: 0.999 }, 'zone', 0, 0],
  };
  for (const [name, [component, loss, rpo, rto, rest]] of Object.entries(cases)) {
    it(name, () => {
      const recovery = lossOf(component, loss, rest);
      assert.equal(recovery.everythingLost ? 'everything' : recovery.rpo, rpo);
      assert.equal(recovery.rto, rto);
      assert.equal(
        recovery.steps.reduce((sum, { seconds }) => sum + seconds, 0),
        rto ?? 0,
      );
    });
  }

  it('says what it had to assume', () => {
    assert.match(lossOf({ replicas: 2, failover }, 'replica').notes.join(), /lag is not given/);
  });
});

describe('recovery of a flow', () => {
  it('waits for its slowest component and then for DNS', () => {
    const { flows } = analyse({
      ...twoRegions,
      components: {
        dns: { kind: 'dns', ttl: 60, healthCheck: { interval: 10, threshold: 3 } },
        api: { autoscale: { min: 1, max: 5, targetUtilization: 0.5, scaleUpDelay: 90 } },
        db: { kind: 'database', replication: { lag: 2 }, failover },
      },
      flows: { f: { steps: [{ call: 'dns' }, { call: 'api', steps: ['db'] }] } },
    });
    const region = flows[0]!.losses.find(({ loss }) => loss === 'region')!;
    assert.equal(region.rto, 90 + 30 + 60);
    assert.equal(region.rpo, 2);
    const at = flows[0]!.losses.indexOf(region);
    assert.deepEqual(flows[0]!.causes[at], { rpo: 2, rto: 1 });
  });

  it('does not end where a component runs in one region only', () => {
    const { flows } = analyse({
      objectives: { survive: ['region'] },
      components: { api: {} },
      flows: { f: { steps: ['api'] } },
    });
    assert.equal(flows[0]!.losses.find(({ loss }) => loss === 'region')!.stuck, true);
  });
});

describe('recovery objectives', () => {
  const design = (component: ComponentInput, objectives: { rpo?: number; rto?: number }) =>
    analyse({
      objectives,
      components: { db: { kind: 'database', replicas: 2, replication: { sync: 'sync' }, ...component } },
      datasets: { d: { store: 'db', recordSize: 1, initial: 1e6, rpo: 60, overhead: 1 } },
      flows: { f: { steps: ['db'] } },
    });

  it('are held against the worst loss', () => {
    const { objectives, datasets } = design({ failover, backup }, { rpo: 60, rto: 15 });
    assert.deepEqual(objectives.rpo, { target: 60, value: 25 * hour, met: false, component: 0, loss: 'deletion' });
    assert.deepEqual(objectives.rto, { target: 15, value: 30, met: false, component: 0, loss: 'replica' });
    assert.equal(datasets[0]?.target?.met, false);
  });

  it('are met when every loss is within them', () => {
    const { objectives } = design({ failover, backup, pointInTimeRecovery: 60 }, { rpo: 60, rto: 30 });
    assert.equal(objectives.rpo?.met, true);
    assert.equal(objectives.rto?.met, true);
  });

  it('are missed when everything can be lost, and unchecked when a time is not known', () => {
    assert.deepEqual(design({ failover }, { rpo: 60 }).objectives.rpo, {
      target: 60,
      met: false,
      component: 0,
      loss: 'deletion',
    });
    const { objectives } = design({ pointInTimeRecovery: 60, failover }, { rto: 60 });
    assert.deepEqual(objectives.rto, { target: 60, component: 0, loss: 'deletion' });
  });
});
