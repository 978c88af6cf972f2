import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDocument, stringify } from 'yaml';
import type { SyntaxNode } from '../../../src/spec/syntax/node';
import { parseYaml } from '../../../src/spec/syntax/parse-yaml';
import { plainValue } from '../../../src/spec/syntax/plain-value';
import { spec } from './spec-text';

/** Whatever the text: a tree whose spans lie inside it, and findings that say where. */
function assertTotal(text: string): void {
  const tree = parseYaml(text);
  const inside = ({ start, end }: { start: number; end: number }) => {
    assert.ok(0 <= start && start <= end && end <= text.length, `${start}-${end} of ${text.length}`);
  };
  const walk = (node: SyntaxNode) => {
    inside(node.span);
    if (node.type === 'sequence') node.items.forEach(walk);
    if (node.type !== 'mapping') return;
    for (const { key, value } of [...node.entries, ...(node.duplicates ?? [])]) {
      inside(key.span);
      walk(value);
    }
  };
  if (tree.root) walk(tree.root);
  for (const { span, message, path } of tree.findings) {
    inside(span);
    assert.ok(message !== '' && !path.includes('undefined'));
  }
  for (const { span, text: comment } of tree.comments) assert.equal(text.slice(span.start, span.end), `#${comment}`);
}

/** A document with pieces cut out, put in and doubled, as in the course of typing. */
const mutated = fc
  .array(
    fc.tuple(
      fc.nat(spec.length),
      fc.nat(30),
      fc.constantFrom(
        '',
        '',
        ' ',
        '\n',
        '\n  ',
        '{',
        '}',
        '[',
        ':',
        ': ',
        '"',
        "'",
        '- ',
        '\t',
        '#',
        ',',
        '&a ',
        '*a',
        '<<: *service',
        '|',
        '\r',
        '?',
        '@',
        '---\n',
      ),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((edits) =>
    edits.reduce((text, [at, length, insert]) => text.slice(0, at) + insert + text.slice(at + length), spec),
  );

const yamlish = fc
  .array(
    fc.constantFrom(
      'a',
      'b: ',
      ': ',
      ':',
      '- ',
      '\n',
      '\n  ',
      '\n    ',
      '{',
      '}',
      '[',
      ']',
      ', ',
      '"',
      "'",
      '#',
      ' ',
      '&a ',
      '*a',
      '|',
      '>',
      '!t ',
      '? ',
      '\t',
      '%',
      '---',
      '...',
      '1',
      '\r\n',
      '<<: *a',
    ),
    { maxLength: 25 },
  )
  .map((parts) => parts.join(''));

/** Without the order of keys, in which a merge may come first or last. */
function plain(root: SyntaxNode): unknown {
  return JSON.parse(JSON.stringify(plainValue(root)));
}

describe('parseYaml, for any text', () => {
  it('gives a tree with places inside the text', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), yamlish), assertTotal), { seed: 3, numRuns: 200 });
  });

  it('gives a tree with places inside the text of a spec that is being edited', () => {
    fc.assert(fc.property(mutated, assertTotal), { seed: 4, numRuns: 40 });
  });

  it('loses at most the entry that an edit touches', () => {
    const whole = parseYaml(spec).root;
    assert.ok(whole?.type === 'mapping');
    const keys = whole.entries.map(({ key }) => key.text);
    fc.assert(
      fc.property(
        fc.integer({ min: spec.indexOf('title'), max: spec.length }),
        fc.constantFrom('{', '"', "'", 'x\n', '}', '\t', ': ', '- '),
        (at, insert) => {
          const { root } = parseYaml(spec.slice(0, at) + insert + spec.slice(at));
          assert.ok(root?.type === 'mapping');
          const missing = keys.filter((key) => !root.entries.some((entry) => entry.key.text === key));
          assert.ok(missing.length <= 1, `${missing} at ${at} with ${JSON.stringify(insert)}`);
        },
      ),
      { seed: 5, numRuns: 100 },
    );
  });

  /** The yaml package, reading the whole text at once, decides what a text means, and whether it is YAML at all. */
  const assertAgrees = (text: string) => {
    const options = {
      uniqueKeys: false,
      stringKeys: true,
      merge: true,
      prettyErrors: false,
      logLevel: 'silent',
    } as const;
    const document = parseDocument(text, options);
    const errors = document.errors.filter(({ code }) => code !== 'TAB_AS_INDENT');
    const { root, findings } = parseYaml(text);
    if (errors.length > 0) assert.ok(findings.length > 0, `${JSON.stringify(text)}: ${errors[0]?.message}`);
    if (document.errors.length > 0 || findings.length > 0) return;
    assert.deepEqual(
      root ? plain(root) : null,
      JSON.parse(JSON.stringify(document.toJS() ?? null)),
      JSON.stringify(text),
    );
  };

  it('agrees with the yaml package on the document that any value is written as', () => {
    const value = fc.letrec((tie) => ({
      node: fc.oneof({ depthSize: 'small', withCrossShrink: true }, tie('leaf'), tie('list'), tie('map')),
      leaf: fc.oneof(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('4ms', '10..20', 'a: b', '# no', '- x', 'x\ny\n', ' x ', 'null', '1_0'),
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
      ),
      list: fc.array(tie('node'), { maxLength: 4 }),
      map: fc.dictionary(
        fc.string({ minLength: 1, maxLength: 6 }).filter((key) => key !== '__proto__' && key !== '<<'),
        tie('node'),
        { maxKeys: 4 },
      ),
    })).map;
    fc.assert(
      fc.property(
        value,
        fc.constantFrom(20, 80),
        fc.boolean(),
        fc.integer({ min: 1, max: 4 }),
        (data, lineWidth, indentSeq, indent) => {
          const text = stringify(data, { lineWidth, indentSeq, indent });
          assertAgrees(text);
          const { root, findings } = parseYaml(text);
          assert.deepEqual(findings, [], text);
          assert.equal(JSON.stringify(root ? plainValue(root) : null), JSON.stringify(data), text);
        },
      ),
      { seed: 6, numRuns: 120 },
    );
  });

  it('agrees with the yaml package on what is YAML', () => {
    fc.assert(fc.property(yamlish, assertAgrees), { seed: 8, numRuns: 300 });
    fc.assert(fc.property(mutated, assertAgrees), { seed: 9, numRuns: 20 });
  });
});
