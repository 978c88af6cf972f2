import assert from 'node:assert/strict';
import { analyse } from '../../../src/analysis/analyse';
import { analyseCapacity } from '../../../src/analysis/capacity/analyse-capacity';
import { readSpec } from '../../../src/spec/read-spec';
import { buildModel } from '../build-model';

const near = (actual: number | undefined, expected: number, tolerance = 1e-6) =>
  assert.ok(
    Math.abs((actual ?? Number.NaN) - expected) <= tolerance * Math.abs(expected),
    `${actual}, not ${expected}`,
  );

const constant = (mean: number) => ({ form: 'constant' as const, mean, scv: 0 });

describe('functions', () => {
  it('start cold when nobody called for as long as an instance is kept', () => {
    const rate = 0.001;
    const { flows, components } = analyseCapacity(
      buildModel({
        components: {
          resize: { kind: 'function', service: constant(1e-3), concurrencyLimit: 100, coldStart: 2, keepWarm: 600 },
        },
        flows: { f: { rate, steps: ['resize'] } },
      }),
    );
    // Calls of next to no time: P(no call for ten minutes) = e^-0.6.
    const cold = Math.exp(-0.6);
    near(flows[0]!.latency?.mean, 1e-3 + 2 * cold, 1e-3);
    near(flows[0]!.latency?.p50, 2.001, 1e-3);
    near(components[0]!.holdingTime, 1e-3 + 2 * cold, 1e-3);
    near(components[0]!.serviceTime, 1e-3);
  });

  it('are always warm under load, and take no other wait', () => {
    const { flows } = analyseCapacity(
      buildModel({
        components: {
          resize: { kind: 'function', service: constant(0.1), concurrencyLimit: 1000, coldStart: 2, keepWarm: 600 },
        },
        flows: { f: { rate: 200, steps: ['resize'] } },
      }),
    );
    near(flows[0]!.latency?.p99, 0.1, 1e-6);
    assert.equal(flows[0]!.loss, 0);
  });

  it('lose what is above the limit of their platform: Erlang B of 8 on 10', () => {
    const { flows } = analyseCapacity(
      buildModel({
        components: { resize: { kind: 'function', service: constant(0.1), concurrencyLimit: 10 } },
        flows: { f: { rate: 80, steps: ['resize'] } },
      }),
    );
    near(flows[0]!.loss, 0.121661, 1e-5);
  });

  it('run as many instances as there are calls where nobody says how many, in any zone', () => {
    const { model } = readSpec(`headroom: 1
title: Thumbnails
regions: {eu: {zones: 3}}
objectives: {survive: [zone]}
components:
  resize: {kind: function, service_time: 200ms, cold_start: 1s}
flows:
  upload: {rate: {mean: 100/s, peak: 300/s}, slo: {latency: {p99: 2s}}, steps: [resize]}
`);
    const { results } = analyse(model!);
    near(results.components.resize?.utilization?.peak, 0.06, 1e-3);
    assert.equal(results.verdict, 'meets');
    const assumed = model!.assumptions.map(({ path, value }) => [path, value]);
    assert.ok(assumed.some(([path, value]) => path === 'components.resize.concurrency_limit' && value === 1000));
    assert.ok(assumed.some(([path, value]) => path === 'components.resize.idle_timeout' && value === 600));
  });
});
