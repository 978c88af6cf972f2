import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import { cacheHitRatio, type Eviction, ttlHitRatio } from '../../../src/analysis/methods/che';
import { zipfPopularity } from '../../../src/analysis/methods/popularity';
import { randomStream } from '../../../src/analysis/methods/random';
import { zipfSum, zipfTopShare } from '../../../src/analysis/methods/zipf';
import { closeTo } from './close-to';

const hits = (exponent: number, keys: number, capacity: number, eviction: Eviction) =>
  cacheHitRatio({ popularity: zipfPopularity(keys, exponent), capacity, eviction }).hitRatio;

describe('zipfSum', () => {
  for (const exponent of [0, 0.5, 0.8, 1, 1.2, 2]) {
    it(`agrees with the plain sum for exponent ${exponent}`, () => {
      let sum = 0;
      for (let i = 100_000; i >= 1; i--) sum += i ** -exponent;
      closeTo(zipfSum(1, 100_000, exponent), sum, 1e-11);
    });
  }
  it('has partial sums', () => closeTo(zipfSum(5, 50, 0.9) + zipfSum(51, 700, 0.9), zipfSum(5, 700, 0.9), 1e-12));
  it('top share lies in [0, 1]', () => {
    assert.equal(zipfTopShare(100, 1, 0), 0);
    assert.equal(zipfTopShare(100, 1, 500), 1);
    closeTo(zipfTopShare(100, 0, 20), 0.2);
  });
});

describe('cacheHitRatio', () => {
  it('C01: Zipf .8, 40 of 100 keys', () => {
    const lru = cacheHitRatio({ popularity: zipfPopularity(100, 0.8), capacity: 40, eviction: 'lru' });
    closeTo(lru.characteristicTime, 72.21092, 1e-4);
    closeTo(lru.hitRatio, 0.6454119, 1e-4);
  });
  it('C03: as a cache of least recently used keys does', () => {
    const upTo = Array.from({ length: 100 }, (_, i) => zipfSum(1, i + 1, 0.8));
    const random = randomStream(2, 'lru');
    const cached = new Set<number>();
    let found = 0;
    const requests = 100_000;
    for (let i = 0; i < requests; i++) {
      const at = random() * zipfSum(1, 100, 0.8);
      const key = upTo.findIndex((sum) => sum >= at);
      // A Set keeps the order in which keys were last added: the first is the one that was not used for longest.
      if (cached.delete(key)) found++;
      cached.add(key);
      if (cached.size > 40) cached.delete(cached.values().next().value!);
    }
    assert.ok(Math.abs(hits(0.8, 100, 40, 'lru') - found / requests) < 0.005, String(found / requests));
  });
  for (const eviction of ['lru', 'fifo', 'random', 'lfu'] as const) {
    it(`C04: uniform popularity, ${eviction}`, () => closeTo(hits(0, 1000, 100, eviction), 0.1, 1e-9));
  }
  // R3: solved by summing every key, and simulated.
  for (const [exponent, keys, capacity, lru, fifo, lfu, simulated, simulatedFifo] of [
    [0.6, 1e3, 10, 0.0293, 0.0283, 0.1181, 0.0295, 0.0284],
    [0.8, 1e3, 100, 0.3778, 0.3337, 0.5258, 0.3785, 0.3334],
    [0.8, 2e4, 200, 0.1739, 0.1495, 0.3143, 0.1739, 0.1491],
    [1.0, 2e4, 2000, 0.697, 0.6552, 0.7803, 0.6964, 0.6548],
    [1.2, 2e4, 200, 0.7069, 0.6608, 0.7874, 0.7074, 0.661],
  ] as const) {
    it(`R3: Zipf ${exponent}, ${capacity} of ${keys}`, () => {
      closeTo(hits(exponent, keys, capacity, 'lru'), lru, 5e-3);
      closeTo(hits(exponent, keys, capacity, 'fifo'), fifo, 5e-3);
      closeTo(hits(exponent, keys, capacity, 'lfu'), lfu, 5e-4);
      assert.ok(Math.abs(hits(exponent, keys, capacity, 'lru') - simulated) < 0.005);
      assert.ok(Math.abs(hits(exponent, keys, capacity, 'fifo') - simulatedFifo) < 0.017);
    });
  }
  it('moves by less than 1e-4 when keys are binned', () => {
    const keys = 200_000;
    const shares = Float64Array.from({ length: keys }, (_, i) => (i + 1) ** -0.9 / zipfSum(1, keys, 0.9));
    const single = { keys, counts: new Float64Array(keys).fill(1), shares };
    const exact = cacheHitRatio({ popularity: single, capacity: 5000, eviction: 'lru' }).hitRatio;
    assert.ok(Math.abs(hits(0.9, keys, 5000, 'lru') - exact) < 1e-4);
    assert.ok(hits(0.9, 1e8, 1e6, 'lru') < hits(0.9, 1e8, 2e6, 'lru'));
  });
  it('is bounded and ordered: FIFO <= LRU <= LFU, more room is better', () => {
    const cases = fc.record({
      keys: fc.integer({ min: 2, max: 1e7 }),
      exponent: fc.double({ min: 0, max: 1.5, noNaN: true }),
      share: fc.double({ min: 0, max: 1.2, noNaN: true }),
    });
    fc.assert(
      fc.property(cases, ({ keys, exponent, share }) => {
        const capacity = keys * share;
        const [fifo, lru, lfu] = (['fifo', 'lru', 'lfu'] as const).map((policy) =>
          hits(exponent, keys, capacity, policy),
        );
        assert.ok(0 <= fifo! && fifo! <= lru! + 1e-9 && lru! <= lfu! + 1e-6 && lfu! <= 1);
        assert.ok(hits(exponent, keys, capacity * 1.1, 'lru') >= lru! - 1e-9);
      }),
      { seed: 10, numRuns: 150 },
    );
  });
  it('loses hits to a short time to live', () => {
    const popularity = zipfPopularity(1000, 0.8);
    const at = (lifetime: number) => cacheHitRatio({ popularity, capacity: 100, eviction: 'lru', lifetime }).hitRatio;
    assert.ok(at(10) < at(50) && at(50) < at(1e9));
    closeTo(at(1e9), hits(0.8, 1000, 100, 'lru'));
    closeTo(at(10), ttlHitRatio(popularity, 10, false));
    assert.equal(at(0), 0);
  });
});
