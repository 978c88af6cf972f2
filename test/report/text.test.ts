import * as assert from 'node:assert/strict';
import { displayWidth, truncate } from '../../src/report/text/display-width';
import { printable } from '../../src/report/text/printable';
import { wrap } from '../../src/report/text/wrap';

describe('text for terminals', () => {
  const widths: [text: string, width: number][] = [
    ['', 0],
    ['plain', 5],
    ['naïve', 5],
    ['e\u0301', 1],
    ['東京', 4],
    ['한국 ｗ', 7],
    ['🚀 ok', 5],
  ];
  for (const [text, width] of widths)
    it(`'${text}' takes ${width} columns`, () => assert.equal(displayWidth(text), width));

  const cuts: [text: string, width: number, cut: string][] = [
    ['short', 5, 'short'],
    ['longer', 5, 'long…'],
    ['two words', 5, 'two…'],
    ['東京都', 4, '東…'],
  ];
  for (const [text, width, cut] of cuts)
    it(`'${text}' cut to ${width} is '${cut}'`, () => assert.equal(truncate(text, width), cut));

  it('wraps between words, never inside of code', () => {
    assert.deepEqual(wrap('the flow `a b c` is late,  and\nunbreakablelongword too', 12), [
      'the flow',
      '`a b c` is',
      'late, and',
      'unbreakablelongword',
      'too',
    ]);
  });
  it('wraps nothing into nothing', () => assert.deepEqual(wrap(' \n', 10), []));

  it('lets no text steer the terminal, and keeps its length', () => {
    const hostile = 'a\u001b[2J\u009b31m\r\nb\u202ec\u0000\td';
    assert.equal(printable(hostile), 'a␛[2J\ufffd31m  b\ufffdc␀ d');
    assert.equal(printable(hostile).length, hostile.length);
  });
});
