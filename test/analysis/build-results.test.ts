import assert from 'node:assert/strict';
import { analyse } from '../../src/analysis/analyse';
import { buildModel } from './build-model';

const near = (actual: number | undefined, expected: number, tolerance: number) =>
  assert.ok(
    Math.abs((actual ?? Number.NaN) - expected) <= tolerance * Math.abs(expected),
    `${actual}, not ${expected}`,
  );

describe('the report', () => {
  it('R2: names both states of what retries can keep overloaded, and the load that is safe', () => {
    const at = (rate: number) =>
      analyse(
        buildModel({
          components: { b: { kind: 'database', service: 0.01 } },
          flows: { f: { rate, steps: [{ call: 'b', timeout: 0.2, retries: { attempts: 4 } }] } },
        }),
      ).results;
    near(at(80).components.b?.metastable?.cold, 0.8248, 1e-3);
    near(at(80).components.b?.metastable?.storm, 3.2, 1e-3);
    near(at(80).safe_rate_multiple, 0.33, 0.1);
    for (const { components, safe_rate_multiple: safe } of [at(20), at(85)]) {
      assert.equal(components.b?.metastable, undefined);
      assert.equal(safe, undefined);
    }
  });

  it('shows what common causes would do where nobody has counted them', () => {
    const of = (commonCause: number) =>
      analyse(
        buildModel({
          components: { auth: { replicas: 2, failure: { unavailability: 0.01, mttr: 600 }, commonCause } },
          flows: { f: { rate: 1, steps: ['auth'] } },
        }),
      ).results.flows.f?.availability;
    near(1 - (of(0)?.value ?? 0), 0.01 ** 2, 1e-9);
    // 5 % of 1 % takes both, 95 % of it each on its own.
    near(1 - (of(0)?.with_common_cause ?? 0), 1 - (1 - 0.0005) * (1 - 0.0095 ** 2), 1e-6);
    assert.equal(of(0.02)?.with_common_cause, undefined);
  });
});
