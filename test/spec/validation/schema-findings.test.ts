import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020';
import * as fc from 'fast-check';
import schema from '../../../schemas/design-spec.schema.json';
import { languagePlan } from '../../../src/spec/language';
import { parseYaml } from '../../../src/spec/syntax/parse-yaml';
import { plainValue } from '../../../src/spec/syntax/plain-value';
import { schemaFindings } from '../../../src/spec/validation/schema-findings';

const referee = new Ajv2020({ allErrors: true, strict: false }).compile(schema);
const example = readFileSync('examples/url-shortener.design.yaml', 'utf8');
const lines = example.split('\n');

/** One value, key or line of the example is changed, so that most documents are wrong in one way. */
const changedSpec = fc
  .tuple(
    fc.nat(lines.length - 1),
    fc.constantFrom(
      '[1]',
      '{a: 1}',
      'true',
      '12',
      'text',
      '~',
      '{value: 3, source: guess}',
      '{value: 3, x: 1}',
      '[a, {b: 2}]',
    ),
    fc.constantFrom('value', 'key', 'drop'),
  )
  .map(([index, value, how]) => {
    const line = lines[index] ?? '';
    const changed =
      how === 'drop'
        ? []
        : [how === 'key' ? line.replace(/(\w+):/, 'x$1:') : line.replace(/(: ?)([^{}[\],]*)/, `: ${value}`)];
    return [...lines.slice(0, index), ...changed, ...lines.slice(index + 1)].join('\n');
  });

describe('schema findings', () => {
  it('are there exactly when AJV refuses the document', () => {
    let refused = 0;
    fc.assert(
      fc.property(changedSpec, (text) => {
        const { root, findings } = parseYaml(text);
        fc.pre(root !== undefined && findings.length === 0);
        const valid = referee(plainValue(root));
        if (!valid) refused++;
        const own = schemaFindings(root, languagePlan());
        assert.equal(own.length === 0, valid, `${JSON.stringify(referee.errors)} ${own.map(({ message }) => message)}`);
      }),
      { numRuns: 500, seed: 3 },
    );
    assert.ok(refused > 100, `only ${refused} documents were refused`);
  }).timeout(30_000);

  const cases: readonly { text: string; found: readonly string[] }[] = [
    { text: 'title: a', found: ['The document needs `headroom`: one of `1`'] },
    { text: 'headroom: 2', found: ['`2` is not a `headroom`; one of `1`'] },
    {
      text: 'headroom: 1\nteir: 1',
      found: ['`teir` is not a key of the language at the top level; did you mean `tier`?'],
    },
    {
      text: 'headroom: 1\nworkload: {horizon: }',
      found: ['`workload.horizon` has no value yet; expected a duration such as `4ms`'],
    },
    {
      text: 'headroom: 1\ncomponents: {a: {kind: cahce}}',
      found: ['`cahce` is not a `kind`; did you mean `cache`?'],
    },
    {
      text: 'headroom: 1\ncomponents: {a: {kind: cache, memory: {value: 1GB, surce: guess}}}',
      found: ['`surce` is not a key of the language in `components.a.memory`; did you mean `source`?'],
    },
  ];
  for (const { text, found } of cases) {
    it(`of ${JSON.stringify(text)} say what was meant`, () => {
      const { root } = parseYaml(text);
      assert.ok(root);
      assert.deepEqual(
        schemaFindings(root, languagePlan()).map(({ message }) => message),
        found,
      );
    });
  }
});
