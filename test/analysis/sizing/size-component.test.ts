import assert from 'node:assert/strict';
import { sizeComponent } from '../../../src/analysis/sizing/size-component';
import { largestLoadWithinObjectives, sizeToObjectives } from '../../../src/analysis/sizing/size-to-objectives';
import { violationsIn } from '../../../src/analysis/sizing/violations';
import { buildModel, type ModelInput } from '../build-model';

const constant = (mean: number) => ({ form: 'constant' as const, mean, scv: 0 });

const small: ModelInput = {
  objectives: { survive: ['zone'], headroom: 1.5 },
  components: {
    api: { replicas: 2, concurrency: 2, service: constant(0.1) },
    db: { kind: 'database', replicas: 3, service: constant(0.001), replication: {} },
  },
  flows: { f: { rate: 104, latency: { p99: 0.2 }, steps: [{ call: 'api', steps: ['db'] }] } },
};

describe('sizing', () => {
  it('finds the fewest replicas that meet everything', () => {
    const sizing = sizeComponent(buildModel(small), 0);
    // 10.5 busy of 2 a replica: 6 carry it, 8 keep to 70 %, 9 less a third still carry it, but only 7 of 11 in 200 ms.
    assert.deepEqual([sizing?.knob, sizing?.from, sizing?.to, [...(sizing?.remaining ?? [])]], ['replicas', 2, 11, []]);
    assert.deepEqual([...violationsIn(sizing!.model)], []);
  });

  it('makes less of what is too large', () => {
    const large = { ...small, components: { ...small.components, api: { ...small.components.api, replicas: 40 } } };
    assert.equal(sizeComponent(buildModel(large), 0)?.to, 11);
  });

  it('splits what more copies do not help', () => {
    const busy: ModelInput = {
      components: { db: { kind: 'database', replicas: 3, service: constant(0.001), replication: {} } },
      flows: { f: { rate: 2000, steps: [{ call: 'db', operation: 'write' }] } },
    };
    const sizing = sizeComponent(buildModel(busy), 0);
    assert.deepEqual([sizing?.knob, sizing?.from, sizing?.to], ['shards', 1, 3]);
  });

  it('says what no size helps', () => {
    const slow: ModelInput = { ...small, flows: { f: { rate: 1, latency: { p99: 0.05 }, steps: ['api'] } } };
    assert.ok(sizeComponent(buildModel(slow), 0)?.remaining.has('f: latency.p99'));
  });

  it('sizes a whole design, callers and callees', () => {
    const { changes, remaining } = sizeToObjectives(
      buildModel({
        components: {
          lb: { kind: 'load-balancer', service: constant(0.001) },
          api: { service: constant(0.02) },
          mail: { kind: 'external', delayOnly: true, service: constant(0.005) },
        },
        flows: { f: { rate: 1400, steps: [{ call: 'lb', steps: [{ call: 'api', steps: ['mail'] }] }] } },
      }),
    );
    // 1.4 and 35 busy, at most 70 %.
    assert.deepEqual(
      changes.map(({ component, from, to }) => [component, from, to]),
      [
        [0, 1, 2],
        [1, 1, 50],
      ],
    );
    assert.deepEqual([...remaining], []);
  });

  it('finds the largest load that misses nothing', () => {
    const model = buildModel({
      components: { api: { replicas: 10, service: constant(0.1) } },
      flows: { f: { rate: 35, steps: ['api'] } },
    });
    const multiple = largestLoadWithinObjectives(model) ?? 0;
    assert.ok(Math.abs(multiple - 2) < 0.02, String(multiple));
  });
});
