import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { checkDocument } from '../../src/rules/check-document';

const example = readFileSync('examples/url-shortener.design.yaml', 'utf8');

/** Texts that are broken in the ways in which people break them while they type. */
const brokenSpec = fc
  .array(
    fc.record({
      at: fc.nat(example.length),
      remove: fc.nat(30),
      insert: fc.oneof(
        fc.string({ maxLength: 6 }),
        fc.constantFrom(
          '\n',
          '\t',
          ':',
          ': ',
          '- ',
          '{',
          '}',
          '[',
          '"',
          '*a',
          '&a ',
          '<<: *a',
          '#',
          '|\n',
          '😀',
          '\r\n',
        ),
      ),
    }),
    { maxLength: 4 },
  )
  .map((edits) =>
    edits.reduce((text, { at, remove, insert }) => text.slice(0, at) + insert + text.slice(at + remove), example),
  );

function assertTotal(text: string): void {
  const { findings, analysis } = checkDocument(text);
  for (const { span, message, rule } of findings) {
    assert.ok(
      span.start >= 0 && span.start <= span.end && span.end <= text.length,
      `${rule} at ${span.start}-${span.end}`,
    );
    assert.ok(!/NaN|Infinity|undefined/.test(message), message);
  }
  const numbers = JSON.stringify(analysis?.results ?? {}, (_, value: unknown) =>
    typeof value === 'number' && !Number.isFinite(value) ? assert.fail('a result is not finite') : value,
  );
  assert.ok(numbers.length > 0);
}

describe('reading a spec', () => {
  for (const text of [
    '',
    '\n',
    '#',
    'headroom',
    'headroom:',
    'headroom: 1',
    '- 1',
    '{',
    '\u0000',
    '\ufeffheadroom: 1',
    'a: *b',
    '? [a]\n: b',
  ])
    it(`gives a result for ${JSON.stringify(text)}`, () => assertTotal(text));

  it('gives a result for any text', () => {
    fc.assert(fc.property(fc.string({ maxLength: 300 }), assertTotal), { numRuns: 200, seed: 1 });
  });

  it('gives a result for a spec that is being typed', () => {
    fc.assert(fc.property(brokenSpec, assertTotal), { numRuns: 100, seed: 2 });
  }).timeout(60_000);

  it('keeps what is sound beside a broken line', () => {
    const broken = example.replace('  create:\n    kind: service\n', '  create:\n    kind service\n');
    const { document } = checkDocument(broken);
    assert.ok(document.spec?.components?.entries.has('cache'));
    assert.ok(document.spec?.flows?.entries.has('redirect'));
  });

  it('says when only a part of a huge document was read', () => {
    const huge = `${example}# ${'x'.repeat(100)}\n`.concat(`# ${'y'.repeat(200)}\n`.repeat(12_000));
    const { document, findings } = checkDocument(huge);
    assert.equal(document.tree.complete, false);
    assert.ok(findings.some(({ rule }) => rule === 'syntax/too-large'));
  });

  it('is not blown up by aliases', () => {
    const levels = Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}, *a${i}]`).join('\n');
    const { findings } = checkDocument(`headroom: 1\ntitle: bomb\na0: &a0 [1, 2]\n${levels}\n`);
    assert.ok(findings.some(({ rule }) => rule === 'syntax/too-many-aliases'));
  });

  it('reports a mistake in an aliased subtree once', () => {
    const text = `headroom: 1
title: Alias
components:
  api: &base {kind: service, capacity: 1k/s, replicas: 2, memory: 5 ms}
  web: {<<: *base}
  job: {<<: *base, replicas: 3}
`;
    const { document, findings } = checkDocument(text);
    assert.deepEqual(
      findings.map(({ rule }) => rule),
      ['quantity/wrong-dimension'],
    );
    assert.deepEqual(
      document.model?.components.map(({ placements }) => placements[0]?.replicas),
      [2, 2, 3],
    );
  });
});
