import * as assert from 'node:assert/strict';
import { insertionAt } from '../../src/document/insertion';

/** The text after a block X was inserted at `|`. */
function inserted(text: string): string {
  const markdown = text.replace('|', '');
  const { offset, before, after } = insertionAt(markdown, text.indexOf('|'));
  return `${markdown.slice(0, offset)}${before}X${after}${markdown.slice(offset)}`;
}

describe('what is inserted into a design doc', () => {
  for (const [title, text, expected] of [
    ['an empty document', '|', 'X'],
    ['a blank line', 'a\n\n|\n\nb\n', 'a\n\nX\n\nb\n'],
    ['a blank line right below text', 'a\n|\nb\n', 'a\n\nX\n\nb\n'],
    ['a line of text', 'a|b\nc\n', 'ab\n\nX\n\nc\n'],
    ['the end', 'a|', 'a\n\nX'],
    ['the last line', 'a\n\n|', 'a\n\nX'],
    ['a document with carriage returns', 'a|\r\nb\r\n', 'a\r\n\r\nX\r\n\r\nb\r\n'],
    [
      'a section',
      '<!-- headroom:cost -->\n|\n<!-- /headroom -->\n\nb\n',
      '<!-- headroom:cost -->\n\n<!-- /headroom -->\n\nX\n\nb\n',
    ],
    ['a spec', '```yaml headroom\nhead|room: 1\n```\n\nb\n', '```yaml headroom\nheadroom: 1\n```\n\nX\n\nb\n'],
  ] as const)
    it(`stands apart in ${title}`, () => assert.equal(inserted(text), expected));
});
