import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { checkDocument, fixesOf } from '../../src/rules/check-document';
import { rules } from '../../src/rules/index';

const examples = rules.map(({ examples: { failing } }) => failing);
const pieces = [
  '0',
  '-1',
  '1e9',
  '0%',
  '100%',
  '1ns',
  '1000y',
  'null',
  '{}',
  '[]',
  'true',
  'none',
  '~',
  '[a, b]',
  '{a: 1}',
  'x',
];

/** A failing example in which some values are others, or lines are missing. */
const damaged = fc
  .tuple(
    fc.constantFrom(...examples),
    fc.array(fc.record({ at: fc.nat(), piece: fc.constantFrom(...pieces, undefined) }), { maxLength: 4 }),
  )
  .map(([text, changes]) =>
    changes.reduce((current, { at, piece }) => {
      if (piece === undefined) {
        const lines = current.split('\n');
        return lines.filter((_, index) => index !== at % lines.length).join('\n');
      }
      const values = [...current.matchAll(/(?<=: )[^\s,{}[\]]+/g)];
      const value = values[at % Math.max(1, values.length)];
      return value ? current.slice(0, value.index) + piece + current.slice(value.index + value[0].length) : current;
    }, text),
  );

describe('rules and their fixes', () => {
  it('have something sensible to say of any spec', () => {
    fc.assert(
      fc.property(damaged, (text) => {
        const checked = checkDocument(text, { today: '2026-11-20' });
        const { verdict } = checked.analysis?.results ?? {};
        if (verdict === 'fails' || verdict === 'invalid') {
          assert.ok(
            checked.findings.some(({ severity }) => severity === 'error'),
            'the verdict is not explained',
          );
        }
        for (const finding of checked.findings) {
          const { message, span, rule } = finding;
          assert.ok(!/NaN|Infinity|undefined|\[object/.test(message), `${rule}: ${message}`);
          assert.ok(span.start >= 0 && span.start <= span.end && span.end <= text.length, rule);
          for (const { title, edits } of fixesOf(finding, checked)) {
            assert.ok(!/NaN|Infinity|undefined/.test(title), `${rule}: ${title}`);
            for (const { newText } of edits) assert.ok(!/NaN|Infinity|undefined/.test(newText), `${rule}: ${newText}`);
          }
        }
      }),
      { numRuns: 150, seed: 3 },
    );
  });
});
