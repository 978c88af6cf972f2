import assert from 'node:assert/strict';
import { scvWithFeedback } from '../../../src/analysis/methods/feedback';
import { closeTo } from './close-to';

describe('a line to which requests return', () => {
  it('is M/G/1 for one visit, for exponential work, and for visits that lie far apart', () => {
    closeTo(scvWithFeedback(3, 0.7, { visits: 1, gap: 0 }), 3);
    closeTo(scvWithFeedback(1, 0.7, { visits: 4, gap: 0 }), 1);
    closeTo(scvWithFeedback(3, 0.7, { visits: 4, gap: 100 }), 3);
  });
  it('varies close to saturation as the work of whole requests does', () => {
    for (const visits of [2, 5]) closeTo(scvWithFeedback(0, 1, { visits, gap: 0 }), 1 - 2 / (visits + 1), 1e-4);
  });
  it('never counts for more than single calls, nor for less than an exponential one', () => {
    for (const utilization of [0, 0.3, 0.9, 1.5]) {
      const scv = scvWithFeedback(4, utilization, { visits: 3, gap: 0.2 });
      assert.ok(scv >= 1 && scv <= 4, `${scv}`);
    }
  });
});
