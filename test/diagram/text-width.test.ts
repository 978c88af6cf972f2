import * as assert from 'node:assert/strict';
import { textWidth, truncate } from '../../src/diagram/text-width';

describe('text width', () => {
  it('grows with the size and with every character', () => {
    assert.equal(textWidth('', 13), 0);
    assert.ok(textWidth('mm', 13) > textWidth('ii', 13));
    assert.equal(textWidth('abc', 26), 2 * textWidth('abc', 13));
  });

  const cases: readonly (readonly [string, number, string])[] = [
    ['fits', 100, 'fits'],
    ['does not fit at all', 60, 'does no…'],
    ['日本語のラベル', 50, '日本語…'],
    ['anything', 0, '…'],
  ];
  for (const [text, width, expected] of cases) {
    it(`${text} in ${width} px`, () => assert.equal(truncate(text, width, 13), expected));
  }
  it('does not cut a character in two', () => assert.equal(truncate('🚀🚀🚀🚀', 45, 13), '🚀🚀…'));
});
