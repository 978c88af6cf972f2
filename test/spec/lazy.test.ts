import assert from 'node:assert/strict';
import { copyWith, withLater } from '../../src/spec/lazy';
import { once } from '../../src/spec/once';

describe('what is computed later', () => {
  it('is computed once, when it is read', () => {
    let calls = 0;
    const value = once(() => ++calls);
    assert.equal(calls, 0);
    assert.deepEqual([value(), value(), calls], [1, 1, 1]);
  });

  it('looks like any other field, and stays for later in a copy', () => {
    let calls = 0;
    const report = withLater<{ a: number; b?: number }>({ a: 1 }, { b: () => ++calls });
    const copy = copyWith(report, { a: 2 });
    assert.equal(calls, 0);
    assert.deepEqual(Object.keys(copy), ['a', 'b']);
    assert.equal(JSON.stringify(copy), '{"a":2,"b":1}');
    assert.deepEqual(structuredClone(report), { a: 1, b: 1 });
    assert.equal(calls, 1);
  });
});
