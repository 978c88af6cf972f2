import assert from 'node:assert/strict';
import { analyseCapacity } from '../../../src/analysis/capacity/analyse-capacity';
import { buildModel } from '../build-model';
import { simulatedDesigns } from './designs';
import { simulateFlows } from './simulate-flows';

const requests = 60_000;
const seeds = [1, 2, 3];

/** Mean, p50, p95, p99 and p99.9 of the answered requests of the first flow, and the share of the others, over all seeds. */
function simulated(model: ReturnType<typeof buildModel>): { figures: number[]; loss: number } {
  const runs = seeds.map((seed) => simulateFlows(model, requests, seed)[0]!);
  const times = Float64Array.from(runs.flatMap((run) => Array.from(run.times))).sort();
  const at = (q: number) => times[Math.floor(q * times.length)]!;
  const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
  const loss = runs.reduce((sum, run) => sum + run.loss, 0) / runs.length;
  return { figures: [mean, at(0.5), at(0.95), at(0.99), at(0.999)], loss };
}

describe('latency against simulation', function () {
  this.timeout(10_000);

  for (const { what, model: input, within } of simulatedDesigns) {
    it(`holds for ${what}`, () => {
      const model = buildModel(input);
      const { figures, loss } = simulated(model);
      const { latency, loss: computed } = analyseCapacity(model).flows[0]!;
      const { mean = 0, p50 = 0, p95 = 0, p99 = 0, p999 = 0 } = latency ?? {};
      const errors = [mean, p50, p95, p99, p999].map((value, i) => value / figures[i]! - 1);
      const tooFar = errors.some((error, i) => Math.abs(error) > within[i]!);
      assert.ok(!tooFar, `off by ${errors.map((error) => `${(100 * error).toFixed(1)} %`).join(', ')}`);
      assert.ok(Math.abs(computed - loss) < 0.002 + 0.5 * loss, `loses ${computed}, simulated ${loss}`);
    });
  }

  it('is what M/M/1 has in closed form', () => {
    const model = buildModel({
      components: { a: { service: 0.7 } },
      flows: { f: { rate: 1, steps: ['a'] } },
    });
    const { figures } = simulated(model);
    const expected = [1, ...[0.5, 0.95, 0.99, 0.999].map((q) => -Math.log(1 - q))].map((x) => (0.7 / 0.3) * x);
    figures.forEach((figure, i) => {
      assert.ok(
        Math.abs(figure / expected[i]! - 1) < [0.02, 0.02, 0.03, 0.05, 0.1][i]!,
        `${figure}, not ${expected[i]}`,
      );
    });
  });
});
