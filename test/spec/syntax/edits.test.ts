import assert from 'node:assert/strict';
import fc from 'fast-check';
import { EditedText } from '../../../src/spec/syntax/edits';

describe('EditedText', () => {
  it('knows where its offsets were, through several rounds of edits', () => {
    const twice = EditedText.of('abcdef')
      .edit([
        { start: 4, end: 4, text: '__' },
        { start: 1, end: 3, text: '' },
      ])
      .edit([{ start: 0, end: 0, text: 'XX' }]);
    assert.equal(twice.text, 'XXad__ef');
    assert.deepEqual(
      [0, 1, 2, 3, 4, 5, 6, 7, 8].map((offset) => twice.originalOffset(offset)),
      [0, 0, 0, 3, 4, 4, 4, 5, 6],
    );
  });

  it('finds each character that no edit touched where it was', () => {
    const cut = fc.tuple(fc.nat(9), fc.nat(3), fc.string({ maxLength: 3 }));
    fc.assert(
      fc.property(fc.array(cut, { maxLength: 4 }), (cuts) => {
        const original = '0123456789';
        let edited = EditedText.of(original);
        for (const [start, length, text] of cuts) {
          const from = Math.min(start, edited.text.length);
          edited = edited.edit([
            { start: from, end: Math.min(edited.text.length, from + length), text: text.replaceAll(/\d/g, 'x') },
          ]);
        }
        for (const [at, character] of [...edited.text].entries()) {
          if (/\d/.test(character)) assert.equal(original[edited.originalOffset(at)], character);
        }
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});
