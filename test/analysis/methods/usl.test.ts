import * as assert from 'node:assert/strict';
import { fitUsl, uslLimit, uslPeak, uslSlowdown, uslThroughput } from '../../../src/analysis/methods/usl';
import { closeTo } from './close-to';

describe('usl', () => {
  const sdm91 = { rate: 89.99523, alpha: 0.02772848, beta: 0.0001043655 };
  it('U01: SPEC SDM91', () => {
    closeTo(uslPeak(sdm91), 96.51956, 1e-6);
    closeTo(uslThroughput(sdm91, 96.51956), 1883.899, 1e-6);
    closeTo(uslLimit(sdm91), 3245.589, 1e-6);
    closeTo(uslThroughput(sdm91, 1 / sdm91.alpha), 1542.399, 1e-6);
  });
  it('U01: fits the published measurements', () => {
    const users = [1, 18, 36, 72, 108, 144, 216];
    const scripts = [64.9, 995.9, 1652.4, 1853.2, 1828.9, 1775.0, 1702.2];
    const fit = fitUsl(users.map((n, i) => ({ n, throughput: scripts[i]! })));
    closeTo(fit?.rate, sdm91.rate, 1e-6);
    closeTo(fit?.alpha, sdm91.alpha, 1e-6);
    closeTo(fit?.beta, sdm91.beta, 1e-6);
  });
  it('U03: fits published points of a synthetic load', () => {
    const throughputs = [1, 1.8868, 3.0769, 3.5294, 3.5398, 3.3557];
    const fit = fitUsl([1, 2, 4, 6, 8, 10].map((n, i) => ({ n, throughput: throughputs[i]! })));
    closeTo(fit?.alpha, 0.02000576, 1e-6);
    closeTo(fit?.beta, 0.01999967, 1e-6);
    closeTo(fit?.rate, 1.000005, 1e-6);
  });
  it('fits what it generated', () => {
    const truth = { rate: 12, alpha: 0.04, beta: 0.0007 };
    const points = [1, 2, 5, 10, 20, 40, 80].map((n) => ({ n, throughput: uslThroughput(truth, n) }));
    const fit = fitUsl(points);
    closeTo(fit?.rate, truth.rate, 1e-6);
    closeTo(fit?.alpha, truth.alpha, 1e-5);
    closeTo(fit?.beta, truth.beta, 1e-5);
  });
  it('does not fit two points', () => {
    assert.equal(
      fitUsl([
        { n: 1, throughput: 1 },
        { n: 2, throughput: 2 },
      ]),
      undefined,
    );
  });
  it('slows down with company only', () => {
    assert.equal(uslSlowdown({ alpha: 0.1, beta: 0.01 }, 1), 1);
    closeTo(uslSlowdown({ alpha: 0.1, beta: 0.01 }, 3), 1.26);
    assert.equal(uslPeak({ alpha: 0.1, beta: 0 }), undefined);
  });
});
