import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LineIndex } from '../../../src/spec/syntax/line-index';

describe('LineIndex', () => {
  const text = 'a\n\nb🚀c\r\nd';
  const places: readonly [offset: number, line: number, column: number][] = [
    [0, 1, 1],
    [1, 1, 2],
    [2, 2, 1],
    [3, 3, 1],
    [6, 3, 4],
    [9, 4, 1],
    [10, 4, 2],
  ];
  for (const [offset, line, column] of places) {
    it(`finds offset ${offset} at ${line}:${column} and back`, () => {
      assert.deepEqual(new LineIndex(text).at(offset), { line, column });
      assert.equal(new LineIndex(text).offsetAt({ line, column }), offset);
    });
  }

  it('stays inside the line and the text', () => {
    const lines = new LineIndex(text);
    assert.equal(lines.offsetAt({ line: 3, column: 99 }), 7);
    assert.equal(lines.offsetAt({ line: 99, column: 1 }), text.length);
    assert.equal(lines.offsetAt({ line: 0, column: 0 }), 0);
  });

  it('gives every offset back', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a\n]{0,40}$/), fc.nat(40), (source, at) => {
        const offset = Math.min(at, source.length);
        const lines = new LineIndex(source);
        assert.equal(lines.offsetAt(lines.at(offset)), offset);
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});
