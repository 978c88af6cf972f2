import * as assert from 'node:assert/strict';
import { constant, type Distribution, quantile } from '../../../../src/analysis/methods/distribution/distribution';
import { lognormal } from '../../../../src/analysis/methods/distribution/families';
import { convolve } from '../../../../src/analysis/methods/distribution/sum';
import { waitingTime } from '../../../../src/analysis/methods/distribution/waiting-time';
import { queueWait } from '../../../../src/analysis/methods/mgc';
import { normalQuantile } from '../../../../src/analysis/methods/normal';
import { type Random, randomStream } from '../../../../src/analysis/methods/random';

const JOBS = 250_000;

/** Sorted response times of a simulated M/G/c queue with lognormal service of mean 1, first come first served. */
function simulate(servers: number, utilization: number, scv: number, random: Random): Float64Array {
  const sigma = Math.sqrt(Math.log1p(scv));
  const free = new Float64Array(servers);
  const responses = new Float64Array(JOBS);
  let now = 0;
  for (let job = 0; job < JOBS; job++) {
    now -= Math.log(1 - random()) / (servers * utilization);
    let first = 0;
    for (let i = 1; i < servers; i++) if (free[i]! < free[first]!) first = i;
    const service = Math.exp(sigma * normalQuantile(random()) - (sigma * sigma) / 2);
    free[first] = Math.max(now, free[first]!) + service;
    responses[job] = free[first]! - now;
  }
  return responses.sort();
}

function predict(servers: number, utilization: number, scv: number): Distribution {
  const queue = queueWait({ arrivalRate: servers * utilization, servers, service: { mean: 1, scv } });
  assert.ok(queue.stable);
  const wait = waitingTime(queue.waitProbability, queue.conditionalWait);
  return convolve(wait, scv > 0 ? lognormal(1, scv) : constant(1));
}

describe('response time of a station', () => {
  // The allowed differences are the measured error of the method and three standard errors of the simulation.
  for (const [servers, utilization, scv, within] of [
    [1, 0.8, 0, 0.06],
    [4, 0.8, 0.25, 0.06],
    [16, 0.8, 1, 0.08],
    [4, 0.5, 4, 0.2],
  ] as const) {
    it(`p50, p95 and p99 of M/G/${servers} at ${utilization}, scv ${scv}, within ${100 * within} % of simulation`, () => {
      const simulated = simulate(servers, utilization, scv, randomStream(1, `${servers}`));
      const predicted = predict(servers, utilization, scv);
      for (const q of [0.5, 0.95, 0.99]) {
        const ratio = quantile(predicted, q) / simulated[Math.floor(q * JOBS)]!;
        assert.ok(Math.abs(ratio - 1) < within, `p${100 * q} is off by ${ratio - 1}`);
      }
    });
  }
});
