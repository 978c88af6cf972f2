import assert from 'node:assert/strict';
import { analyse } from '../../../src/analysis/analyse';
import { analyseCapacity } from '../../../src/analysis/capacity/analyse-capacity';
import { refusedShare } from '../../../src/analysis/capacity/circuit-breaker';
import { readSpec } from '../../../src/spec/read-spec';
import { buildModel, type StepInput } from '../build-model';

/** An api of 1 ms that calls something with one server, which answers 100 calls a second. */
function calling(rate: number, step: Partial<StepInput>) {
  const { flows, components, metastable, peak } = analyseCapacity(
    buildModel({
      components: {
        api: { service: { form: 'constant', mean: 0.001, scv: 0 }, concurrency: 1000 },
        ads: { kind: 'database', service: 0.01 },
      },
      flows: { f: { rate, steps: [{ call: 'api', steps: [{ call: 'ads', timeout: 0.2, ...step }] }] } },
    }),
  );
  const [api, ads] = components;
  return { flow: flows[0]!, api: api!, ads: ads!, metastable, unsettled: peak.unsettled };
}

const breaker = { circuitBreaker: { threshold: 0.5, openFor: 10 } };
const near = (actual: number | undefined, expected: number, tolerance = 1e-3) =>
  assert.ok(
    Math.abs((actual ?? Number.NaN) - expected) <= tolerance * Math.abs(expected),
    `${actual}, not ${expected}`,
  );

describe('circuit breakers', () => {
  it('refuse nothing up to their threshold, and everything well above it', () => {
    const step = (threshold: number | undefined) =>
      buildModel({
        components: { a: {} },
        flows: { f: { steps: [{ call: 'a', circuitBreaker: { threshold } }] } },
      }).flows[0]!.steps[0]!;
    assert.deepEqual(
      [0, 0.2, 0.21, 0.22, 1].map((failure) => +refusedShare(step(0.2), failure).toFixed(6)),
      [0, 0, 0.5, 1, 1],
    );
    assert.deepEqual(
      [0.5, 0.9].map((failure) => refusedShare(step(undefined), failure)),
      [0, 1],
    );
    assert.equal(refusedShare(step(1), 1), 0);
    assert.equal(refusedShare(step(0.99), 1), 1);
  });

  it('spare callers the wait for an overloaded callee that they can do without', () => {
    const without = calling(150, { optional: true });
    const { flow, api, ads } = calling(150, { optional: true, ...breaker });
    near(without.flow.latency?.p50, 0.201);
    near(flow.latency?.p99, 0.001);
    near(api.holdingTime, 0.001);
    assert.equal(flow.loss, 0);
    // The callee is asked for no less than it cannot do.
    near(ads.utilization?.peak, 1.5);
    assert.equal(ads.status, 'overloaded');
  });

  it('keep retries of an overloaded callee from making it worse', () => {
    near(calling(150, { retries: { attempts: 3 } }).ads.utilization?.peak, 4.5);
    const { ads, flow } = calling(150, { retries: { attempts: 3 }, ...breaker });
    near(ads.utilization?.peak, 1.5);
    assert.equal(flow.loss, 1);
  });

  it('end the storms of retries that would keep themselves up', () => {
    const retries = { attempts: 4 };
    for (const rate of [50, 70, 80]) {
      const without = calling(rate, { retries });
      const { metastable, flow } = calling(rate, { retries, ...breaker });
      assert.ok(without.metastable.length > 0);
      assert.deepEqual(metastable, []);
      assert.deepEqual(flow, without.flow);
    }
  });

  it('say so where they are open', () => {
    const assumptionsAt = (rate: number) => {
      const { model } = readSpec(`headroom: 1
title: Ads
workload: {peak_factor: 1x}
components: {api: {kind: service, service_time: 1ms, concurrency: 99}, ads: {kind: database, service_time: 10ms}}
flows:
  f: {rate: ${rate}/s, steps: [{call: api, steps: [{call: ads, timeout: 200ms, circuit_breaker: {threshold: 50%, open_for: 10s}}]}]}
`);
      const { assumptions } = analyse(model!).results;
      return assumptions.filter(({ path }) => path.endsWith('circuit_breaker'));
    };
    assert.deepEqual(assumptionsAt(50), []);
    const [open, ...others] = assumptionsAt(150);
    assert.deepEqual(others, []);
    assert.equal(open?.path, 'flows.f.steps[0].steps[0].circuit_breaker');
    assert.match(open!.because, /100% of the tries fail, and 50% open it.*each 10 s/);
  });

  it('find their balance where only retries pass the threshold', () => {
    for (const rate of [82, 85, 90, 95]) {
      const { ads, unsettled, metastable } = calling(rate, { retries: { attempts: 4 }, ...breaker });
      assert.ok(!unsettled);
      assert.deepEqual(metastable, []);
      // Half of the tries, or a tenth more, take longer than 200 ms: e^-(100 - rate) / 5.
      const failure = Math.exp((ads.calls.peak - 100) / 5);
      assert.ok(failure > 0.5 && failure < 0.55, `${failure} at ${rate}`);
    }
    assert.equal(calling(85, { retries: { attempts: 4 } }).flow.loss, 1);
  });
});
