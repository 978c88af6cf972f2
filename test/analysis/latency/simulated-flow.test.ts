import assert from 'node:assert/strict';
import { analyseCapacity } from '../../../src/analysis/capacity/analyse-capacity';
import { buildModel } from '../build-model';
import { Agenda, FifoStation, seeded } from './simulate-flow';

const rate = 320;
const cache = { servers: 1, mean: 0.001 };
const db = { servers: 4, mean: 0.02, scv: 2 };
const hitRatio = 0.7;
const timeout = 0.08;
const attempts = 2;
const requests = 150_000;

/** Sorted response times of the answered requests, and the share of the others, of cache -> miss -> database with retries. */
function simulate(): { times: Float64Array; loss: number } {
  const random = seeded(7);
  const exponential = (mean: number) => -mean * Math.log(random());
  const sigma = Math.sqrt(Math.log1p(db.scv));
  const normal = () => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
  const lognormal = () => db.mean * Math.exp(sigma * normal() - (sigma * sigma) / 2);
  const cacheStation = new FifoStation(cache.servers, () => exponential(cache.mean));
  const dbStation = new FifoStation(db.servers, lognormal);
  const agenda = new Agenda();
  const times: number[] = [];
  let lost = 0;
  const askDatabase = (start: number, tries: number) => (now: number) => {
    const done = dbStation.call(now);
    if (done - now <= timeout) times.push(done - start);
    else if (tries < attempts) agenda.at(now + timeout, askDatabase(start, tries + 1));
    else lost++;
  };
  const arrive = (left: number) => (now: number) => {
    if (left > 0) agenda.at(now + exponential(1 / rate), arrive(left - 1));
    const done = cacheStation.call(now);
    if (random() < hitRatio) times.push(done - now);
    else agenda.at(done, askDatabase(now, 1));
  };
  agenda.at(0, arrive(requests));
  agenda.run();
  return { times: Float64Array.from(times).sort(), loss: lost / requests };
}

describe('a flow with misses, timeouts and retries', () => {
  it('takes as long as in a simulation', () => {
    const { times, loss } = simulate();
    const at = (q: number) => times[Math.floor(q * times.length)]!;
    const model = buildModel({
      components: {
        cache: { kind: 'cache', service: cache.mean, cache: { eviction: 'lru', hitRatio } },
        db: { kind: 'database', concurrency: db.servers, service: { form: 'lognormal', mean: db.mean, scv: db.scv } },
      },
      flows: { f: { rate, steps: [{ call: 'cache', onMiss: [{ call: 'db', timeout, retries: { attempts } }] }] } },
    });
    const { latency, loss: computed, amplification } = analyseCapacity(model).flows[0]!;
    const rows: [string, number | undefined, number, number][] = [
      ['mean', latency?.mean, times.reduce((sum, t) => sum + t, 0) / times.length, 0.04],
      ['p50', latency?.p50, at(0.5), 0.03],
      ['p90', latency?.p90, at(0.9), 0.03],
      ['p99', latency?.p99, at(0.99), 0.05],
      ['loss', computed, loss, 0.5],
    ];
    for (const [name, value = 0, simulated, tolerance] of rows) {
      assert.ok(Math.abs(value / simulated - 1) < tolerance, `${name}: ${value}, simulated ${simulated}`);
    }
    assert.ok(amplification > 1.01);
  });
});
