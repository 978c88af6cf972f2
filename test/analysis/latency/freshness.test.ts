import assert from 'node:assert/strict';
import { analyse } from '../../../src/analysis/analyse';
import { explain } from '../../../src/analysis/explain';
import { readSpec } from '../../../src/spec/read-spec';

const trends = (window: string) => {
  const { model } = readSpec(`headroom: 1
title: Trends
components:
  api: {kind: service, service_time: 1ms, concurrency: 8}
  clicks: {kind: stream, partitions: 8, service_time: 1ms, concurrency: 8}
  trends: {kind: worker, service_time: 1ms, concurrency: 8${window}}
flows:
  click: {rate: 10/s, steps: [{call: api, steps: [{publish: clicks}]}]}
  trend: {from: clicks, freshness: 2min, steps: [trends]}
`);
  return analyse(model!);
};

const freshnessWith = (window: string) => trends(window).results.flows.trend!.freshness!;

describe('the freshness of a windowed stream', () => {
  const without = freshnessWith('').p99;
  for (const [name, window, age] of [
    ['a tumbling window and its watermark', '{size: 1min, watermark: 10s}', 70],
    ['the whole of a sliding window, however short its slide', '{type: sliding, size: 5min, slide: 30s}', 300],
    ['the gap that ends a session', '{type: session, size: 20s}', 20],
  ] as const) {
    it(`adds ${name}`, () => {
      const { p99, p50 } = freshnessWith(`, window: ${window}`);
      assert.ok(Math.abs(p99 - without - age) < 1e-6, `${p99}`);
      assert.ok(p50 >= age);
    });
  }

  it('names the windows among its causes', () => {
    const analysis = trends(', window: {size: 1min, watermark: 10s}');
    const inputs = explain(analysis, 'flows.trend.freshness.p99')?.inputs ?? [];
    assert.deepEqual(
      inputs.filter(({ name }) => /^(window|watermark) of trends$/.test(name)).map(({ value }) => value),
      [60, 10],
    );
  });
});
