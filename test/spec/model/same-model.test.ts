import assert from 'node:assert/strict';
import fc from 'fast-check';
import { areSameIn, isSame, isSameIn, shareEqual } from '../../../src/spec/model/same-model';

const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(undefined, null, 0, -0, Number.NaN, 1, 'a', true),
    fc.array(tie('any'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('any'), { noNullPrototype: true }),
    fc.array(fc.tuple(fc.constantFrom(1, 2), tie('any')), { maxLength: 2 }).map((entries) => new Map(entries)),
  ),
})).any;

const copyOf = (original: unknown) => structuredClone(original);

function equal(a: unknown, b: unknown): boolean {
  try {
    assert.deepStrictEqual(a, b);
    return true;
  } catch {
    return false;
  }
}

describe('parts of two models', () => {
  it('say the same exactly when nothing differs', () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        assert.ok(isSame(a, copyOf(a)));
        assert.equal(isSame(a, b), equal(a, b));
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  it('are shared wherever they say the same, and only there', () => {
    fc.assert(
      fc.property(value, value, (before, now) => {
        const kept = copyOf(now);
        const shared = shareEqual(before, now);
        assert.deepStrictEqual(shared, kept);
        assert.deepStrictEqual(now, kept);
        assert.equal(Object.is(shared, before), equal(before, now));
      }),
      { seed: 2, numRuns: 2000 },
    );
  });

  it('are shared beside what differs', () => {
    const before = { list: [{ id: 1 }, { id: 2 }], kept: { x: new Map([[1, [2]]]) } };
    const now = { list: [{ id: 1 }, { id: 3 }], kept: { x: new Map([[1, [2]]]) } };
    const shared = shareEqual(before, now);
    assert.equal(shared.kept, before.kept);
    assert.equal(shared.list[0], before.list[0]);
    assert.equal(shared.list[1], now.list[1]);
  });

  it('are compared in some fields only', () => {
    assert.ok(isSameIn(['a'], { a: [1], b: 2 }, { a: [1], b: 3 }));
    assert.ok(!isSameIn(['a', 'b'], { a: [1], b: 2 }, { a: [1], b: 3 }));
    assert.ok(!areSameIn(['a'], [{ a: 1 }], [{ a: 1 }, { a: 1 }]));
  });
});
