import * as assert from 'node:assert/strict';
import type { Component } from '../../../src/spec/model/component';
import type { Model } from '../../../src/spec/model/model';
import { readSpec } from '../../../src/spec/read-spec';

function modelOf(body: string): Model {
  const { model, findings } = readSpec(`headroom: 1\ntitle: Test\n${body}`);
  assert.deepEqual(
    findings.filter(({ severity }) => severity === 'error').map(({ message }) => message),
    [],
  );
  assert.ok(model);
  return model;
}

function component(fields: string): Component {
  const [first] = modelOf(`components:\n  a: {${fields}}\n`).components;
  assert.ok(first);
  return first;
}

describe('resolving a component', () => {
  const work: readonly {
    fields: string;
    expected: Partial<Pick<Component, 'concurrency' | 'delayOnly'>> & { mean?: number };
  }[] = [
    { fields: 'kind: service, service_time: 4ms, concurrency: 8', expected: { concurrency: 8, mean: 0.004 } },
    { fields: 'kind: service, capacity: 2k/s, concurrency: 8', expected: { concurrency: 8, mean: 0.004 } },
    { fields: 'kind: service, capacity: 2k/s, service_time: 4ms', expected: { concurrency: 8, mean: 0.004 } },
    { fields: 'kind: database, capacity: 2k/s', expected: { concurrency: 1, mean: 0.0005 } },
    { fields: 'kind: service, service_time: 4ms', expected: { concurrency: 1, mean: 0.004 } },
    { fields: 'kind: service', expected: { concurrency: 1 } },
    { fields: 'kind: external, service_time: 80ms', expected: { delayOnly: true, mean: 0.08 } },
    {
      fields: 'kind: external, service_time: 80ms, capacity: 100/s',
      expected: { delayOnly: false, concurrency: 8, mean: 0.08 },
    },
    { fields: 'kind: service, service_time: {p50: 3ms, p99: 3ms}', expected: { mean: 0.003 } },
  ];
  for (const { fields, expected } of work) {
    it(`{${fields}}`, () => {
      const { concurrency, delayOnly, service } = component(fields);
      const { mean, ...rest } = expected;
      const found: Record<string, unknown> = { concurrency, delayOnly };
      for (const [key, value] of Object.entries(rest)) assert.equal(found[key], value);
      if (mean === undefined) assert.equal(service, undefined);
      else assert.ok(service && Math.abs(service.mean - mean) < 1e-12, `${service?.mean}`);
    });
  }

  it('keeps unavailability apart from availability, where digits would be lost', () => {
    const { failure } = component('kind: service, availability: {mtbf: 30d, mttr: 4min}');
    assert.ok(failure && Math.abs(failure.unavailability - 240 / (30 * 86_400 + 240)) < 1e-18);
  });

  it('lists the defaults it takes', () => {
    const { assumptions } = modelOf('components:\n  a: {kind: service, service_time: 4ms}\n');
    const paths = assumptions.map(({ path }) => path);
    for (const path of [
      'components.a.concurrency',
      'components.a.service_time.shape',
      'regions',
      'workload.peak_factor',
    ])
      assert.ok(paths.includes(path), path);
  });
});

describe('resolving flows', () => {
  const components = 'components: {a: {kind: service}, q: {kind: queue}, s: {kind: stream}}\n';
  const rates: readonly { name: string; body: string; mean: number; peak: number }[] = [
    {
      name: 'a mean and the peak factor',
      body: 'workload: {peak_factor: 5x}\nflows: {f: {rate: 86400/day, steps: [a]}}',
      mean: 1,
      peak: 5,
    },
    { name: 'a mean and a peak', body: 'flows: {f: {rate: {mean: 1/s, peak: 7/s}, steps: [a]}}', mean: 1, peak: 7 },
    {
      name: 'a peak alone',
      body: 'workload: {peak_factor: 4x}\nflows: {f: {rate: {peak: 8/s}, steps: [a]}}',
      mean: 2,
      peak: 8,
    },
    {
      name: 'users',
      body: 'workload: {users: {daily_active: 8640}}\nflows: {f: {rate: 10/user/day, steps: [a]}}',
      mean: 1,
      peak: 2,
    },
    {
      name: 'sessions',
      body: 'workload: {users: {concurrent: 60}}\nflows: {f: {rate: 1/session/6s, steps: [a]}}',
      mean: 10,
      peak: 20,
    },
    { name: 'a median of a range', body: 'flows: {f: {rate: 40..90/s, steps: [a]}}', mean: 60, peak: 120 },
  ];
  for (const { name, body, mean, peak } of rates) {
    it(`takes a rate from ${name}`, () => {
      const [flow] = modelOf(components + body).flows;
      assert.ok(flow?.rate);
      assert.ok(Math.abs(flow.rate.mean - mean) < 1e-9, `${flow.rate.mean}`);
      assert.ok(Math.abs(flow.rate.peak - peak) < 1e-9, `${flow.rate.peak}`);
    });
  }

  it('gives every consumer of a stream all messages and divides those of a queue', () => {
    const body =
      'flows: {f: {from: q, steps: [a]}, g: {from: q, steps: [a]}, h: {from: s, steps: [a]}, i: {from: s, steps: [a]}}';
    assert.deepEqual(
      modelOf(components + body).flows.map(({ from }) => from?.share),
      [0.5, 0.5, 1, 1],
    );
  });

  it('reads a step written as a word as a call', () => {
    const [flow] = modelOf(`${components}flows: {f: {rate: 1/s, steps: [a, {publish: q, optional: true}]}}`).flows;
    assert.deepEqual(
      flow?.steps.map(({ verb, target, optional }) => [verb, target, optional]),
      [
        ['call', 0, false],
        ['publish', 1, true],
      ],
    );
  });

  it('divides traffic over active regions', () => {
    const { regions } = modelOf('regions: {eu: {traffic: 60%}, us: {}, ap: {role: backup}}\n');
    assert.deepEqual(
      regions.map(({ traffic }) => Math.round(traffic * 100)),
      [60, 40, 0],
    );
  });
});
