import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { looseEntry } from '../../../src/spec/syntax/loose-entry';
import { readChunk } from '../../../src/spec/syntax/read-chunk';
import { simpleEntry } from '../../../src/spec/syntax/simple-entry';
import { outlineOf } from '../../../src/spec/syntax/split-chunks';

const folders = ['examples', 'src/catalog/blueprints', 'test/fixtures/correct'];

const pieces = folders
  .flatMap((folder) => readdirSync(folder).map((name) => path.join(folder, name)))
  .filter((file) => file.endsWith('.yaml'))
  .flatMap((file) => piecesOf(readFileSync(file, 'utf8')));

function piecesOf(text: string): readonly string[] {
  const outline = outlineOf(text, 0, text.length);
  if ('whole' in outline) return [];
  const leaves = outline.entries.flatMap((entry) => ('leaves' in entry ? entry.leaves : [entry]));
  return leaves.map(({ start, end }) => text.slice(start, end));
}

/** Whether a text is read here; if so it must be as the YAML reader reads it. */
function isRead(text: string): boolean {
  const simple = simpleEntry(text);
  if (simple === undefined) return false;
  const chunk = readChunk(text);
  const judged = { ...looseEntry(chunk, text), comments: chunk.comments, explanations: chunk.explanations };
  assert.deepEqual({ ...simple, explanations: [] }, judged, JSON.stringify(text));
  return true;
}

const simple = [
  'a: 1\n',
  '  api:\n    kind: service # what it is\n\n    # how many\n    replicas: 3\n',
  'a:\n- b\n- c: 1\n  d: 2\n-   e: 3\n    f: 4\n',
  'a:\n  - b: 1\n    c:\n    - d\n    - e:\n        f: 1\n',
  'a:\r\n  b: 1 \r\n  c: {d: 2}\r\n',
  'a: {b: 1, c: [x, "y, z", {}, []], d: \'it is\'} # e\n',
  'a:\n  {b: 1}\n',
  'a:\n  b:\n    c\n  d:\n    # why\n    "e"\n',
  'a: "b: c # d"',
  'a: b#c http://d:1/e?f=g&h 5 % 😀 \u00a0\n',
  'a: [~, null, Null, nil, true, False, yes, 1, -1, +1, 0o17, 0x1F, 1e3, -.5, 1., .inf, -.INF, .nan, 1_000, 0x, 1e, 10:30]\n',
  'a: {b: 2026-01-01, c: 4ms, d: $0.17/h, e: 99.95%, f: 123456789012345678901234567890}\n',
];

const leftToTheYamlReader = [
  ['more than one entry', 'a: 1\nb: 2\n'],
  ['no entry', '# nothing\n'],
  ['a key without value', 'a:\n'],
  ['an item without value', 'a:\n  -\n  - b\n'],
  ['a half-typed key', 'a:\n  b\n  c: 1\n'],
  ['a missing space', 'a:\n  b:1\n  c: 2\n'],
  ['a list in place of a text', 'a: - b\n'],
  ['a text over two lines', 'a: b\n  c\n'],
  ['a text over two lines in an item', 'a:\n  - b\n    c\n'],
  ['a text with escapes', 'a: "b\\n"\n'],
  ['a quote in quotes', "a: 'it''s'\n"],
  ['a quote that does not close', 'a: "b\n'],
  ['something behind a quote', 'a: "b" c\n'],
  ['a key in quotes', '"a": 1\n'],
  ['a block of text', 'a: |\n  b\n'],
  ['an anchor', 'a: &b 1\n'],
  ['an alias', 'a: {b: *c}\n'],
  ['a merge', 'a:\n  <<: *b\n'],
  ['a tag', 'a: !b c\n'],
  ['a tab', 'a: b\tc\n'],
  ['a tab as indentation', 'a:\n\tb: 1\n'],
  ['a colon in a text', 'a: b: c\n'],
  ['a colon behind a text', 'a: {b: c:}\n'],
  ['a duplicate key', 'a: {b: 1, b: 2}\n'],
  ['an indentation that fits nothing', 'a:\n    b: 1\n  c: 2\n'],
  ['an indentation below a value', 'a: 1\n  b: 2\n'],
  ['an item beside keys', 'a:\n  b: 1\n  - c\n'],
  ['brackets over two lines', 'a: {b: 1,\n  c: 2}\n'],
  ['brackets that do not close', 'a: {b: [1}\n'],
  ['a comma at the end', 'a: [1, 2,]\n'],
  ['a comma in a number', 'a: {b: 10,000}\n'],
  ['a key in brackets without value', 'a: {b}\n'],
  ['a pair in a list', 'a: [b: 1]\n'],
  ['a question mark', '? a\n: b\n'],
  ['a reserved character', 'a: @b\n'],
  ['a lone carriage return', 'a: b\rc\n'],
  ['deep nesting', `a: ${'['.repeat(60)}${']'.repeat(60)}\n`],
] as const;

describe('simpleEntry', () => {
  for (const text of simple) it(`reads ${JSON.stringify(text)}`, () => assert.ok(isRead(text)));

  for (const [what, text] of leftToTheYamlReader) {
    it(`leaves ${what} to the YAML reader`, () => assert.ok(!isRead(text)));
  }

  it('reads nearly all of the specs that come with the product', () => {
    const read = pieces.filter(isRead);
    assert.ok(read.length > 0.9 * pieces.length, `${read.length} of ${pieces.length}`);
  });

  it('never differs from the YAML reader, whatever is typed', () => {
    const fragments = [
      ' ',
      '\n',
      '\n  ',
      ':',
      ': ',
      '- ',
      '{',
      '}',
      '[',
      ']',
      ', ',
      '"',
      "'",
      '#',
      ' # ',
      '1',
      'a',
      '?',
      '\r\n',
      '\t',
      '-',
      '&a ',
      '*a',
      '|',
      '.',
      '~',
    ];
    const edit = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(4), fc.constantFrom(...fragments));
    const edits = fc.array(edit, { maxLength: 3 });
    const property = fc.property(fc.constantFrom(...pieces, ...simple), edits, (piece, changes) => {
      let text = piece;
      for (const [place, length, insert] of changes) {
        const at = Math.floor(place * text.length);
        text = text.slice(0, at) + insert + text.slice(at + length);
      }
      isRead(text);
    });
    fc.assert(property, { seed: 11, numRuns: 10_000 });
  });
});
