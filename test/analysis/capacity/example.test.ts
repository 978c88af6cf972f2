import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { analyseCapacity } from '../../../src/analysis/capacity/analyse-capacity';
import { readSpec } from '../../../src/spec/read-spec';

/** The example computed the way a careful spreadsheet would: rates, shares, busy servers. Waits are negligible in it. */
describe('the URL shortener', () => {
  const { model } = readSpec(readFileSync('examples/url-shortener.design.yaml', 'utf8'));
  const analysis = analyseCapacity(model!);
  const component = (id: string) => analysis.components[model!.components.findIndex((c) => c.id === id)]!;
  const month = 30 * 86400;
  const clicks = (6e9 / month) * 5;
  const creates = (6e8 / month) * 5;
  const hit = component('cache').hitRatio ?? Number.NaN;
  const reads = clicks * (1 - hit);
  const store = (2 * reads + 3 * creates) / (36 * 4e3);
  // Zipf 0.9 over 10 billion codes: the sum of i^-0.9 is N^0.1 / 0.1 + zeta(0.9) = 100 - 9.43.
  const hottest = 1 / 90.57 + (1 - 1 / 90.57) / 12;

  const rows: [string, number | undefined, number][] = [
    ['calls of the balancer', component('lb').calls.peak, clicks + creates],
    ['balancer', component('lb').utilization?.peak, (clicks + creates) / (6 * 20e3)],
    ['cache', component('cache').utilization?.peak, clicks / (6 * 80e3)],
    ['calls of the store', component('links').calls.peak, reads + creates],
    ['store: two replicas a read, three a write', component('links').utilization?.peak, store],
    ['share of the hottest of 12 shards', component('links').hottestPartition?.share, hottest],
    ['counter: a batch of 500 in 40 ms', component('counter').utilization?.peak, ((clicks / 500) * 0.04) / 12],
    ['redirect, 9 replicas at peak', component('redirect').replicas.given, 9],
    [
      'redirect: its work, the cache and the slower of two reads on a miss, mean of the maximum of two exponentials 1.5',
      component('redirect').holdingTime,
      0.0015 + 1 / 80e3 + (1 - hit) * (1.5 / 4e3),
    ],
    [
      'largest load: the shard with the hottest link',
      analysis.maxRateMultiple,
      1 / (component('links').hottestPartition?.utilization ?? Number.NaN),
    ],
  ];
  for (const [name, actual = Number.NaN, expected] of rows) {
    it(name, () => assert.ok(Math.abs(actual / expected - 1) < 2e-3, `${actual} is not ${expected}`));
  }

  it('has percentiles between its own work and a slow hop', () => {
    const { p50 = 1, p99 = 0 } = analysis.flows[0]?.latency ?? {};
    assert.ok(p50 < 0.0025 && p99 > 0.005 && p99 < 0.01, `${p50} ${p99}`);
    assert.equal(analysis.bottleneck && model!.components[analysis.bottleneck.component]?.id, 'links');
  });
});
