import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import { checklists } from '../../src/catalog/checklists';
import { type Answer, answerEdits } from '../../src/document/answer-edits';
import { checkDocument } from '../../src/rules/check-document';
import { applyEdits } from '../../src/spec/edit/text-edit';
import { readSpec } from '../../src/spec/read-spec';
import { parseYaml } from '../../src/spec/syntax/parse-yaml';

const yes: Answer = { answer: 'yes', on: '2026-11-20' };
const no: Answer = { answer: 'no', note: 'not yet, see #7', on: '2026-11-20' };

function answer(text: string, given: Answer | undefined, item = 'exercised'): string | undefined {
  const { root } = parseYaml(text);
  const edits = answerEdits({ text, root }, 'resilience', item, given);
  return edits && applyEdits(text, edits);
}

const cases: readonly { name: string; text: string; given: Answer | undefined; result: string | undefined }[] = [
  {
    name: 'begins the reviews, in the indentation of the author',
    text: 'headroom: 1\nworkload:\n    growth: 2x/y # guess\n',
    given: yes,
    result:
      'headroom: 1\nworkload:\n    growth: 2x/y # guess\nreviews:\n    resilience:\n        exercised: {answer: "yes", on: 2026-11-20}\n',
  },
  {
    name: 'fills reviews without a value',
    text: 'headroom: 1\nreviews: # soon\ntitle: a\n',
    given: yes,
    result: 'headroom: 1\nreviews: {resilience: {exercised: {answer: "yes", on: 2026-11-20}}} # soon\ntitle: a\n',
  },
  {
    name: 'adds a checklist',
    text: 'reviews:\n  api:\n    auth: {answer: n/a} # internal\ntitle: a\n',
    given: no,
    result:
      'reviews:\n  api:\n    auth: {answer: n/a} # internal\n  resilience:\n    exercised: {answer: "no", note: "not yet, see #7", on: 2026-11-20}\ntitle: a\n',
  },
  {
    name: 'adds an answer in braces',
    text: 'reviews: {resilience: {bulkheads: {answer: n/a}}}\n',
    given: { answer: 'n/a', note: 'one dependency' },
    result: 'reviews: {resilience: {bulkheads: {answer: n/a}, exercised: {answer: n/a, note: one dependency}}}\n',
  },
  {
    name: 'adds an answer in lines where the others are',
    text: 'reviews:\r\n  resilience:\r\n    bulkheads:\r\n      answer: n/a\r\nlint: {}\r\n',
    given: yes,
    result:
      'reviews:\r\n  resilience:\r\n    bulkheads:\r\n      answer: n/a\r\n    exercised:\r\n      answer: "yes"\r\n      on: 2026-11-20\r\nlint: {}\r\n',
  },
  {
    name: 'replaces what was answered by somebody else, and keeps comments',
    text: 'reviews:\n  resilience:\n    exercised: # monthly\n      answer: "no" # sic\n      note: |\n        Two\n        lines.\n      by: ann\n      on: 2025-01-01\n    other: {answer: n/a}\n',
    given: yes,
    result:
      'reviews:\n  resilience:\n    exercised: # monthly\n      answer: "yes" # sic\n      on: 2026-11-20\n    other: {answer: n/a}\n',
  },
  {
    name: 'replaces what is no answer',
    text: 'reviews: {resilience: {exercised: done}}\n',
    given: yes,
    result: 'reviews: {resilience: {exercised: {answer: "yes", on: 2026-11-20}}}\n',
  },
  {
    name: 'takes an answer out, and leaves the comments of others',
    text: 'reviews:\n  resilience:\n    exercised: {answer: "no"}\n    # of one\n    bulkheads: {answer: n/a}\n',
    given: undefined,
    result: 'reviews:\n  resilience:\n    # of one\n    bulkheads: {answer: n/a}\n',
  },
  {
    name: 'takes the reviews out with the last answer',
    text: 'headroom: 1\nreviews:\n  resilience:\n    exercised: {answer: "no"}\ntitle: a\n',
    given: undefined,
    result: 'headroom: 1\ntitle: a\n',
  },
  {
    name: 'takes nothing out where there is nothing',
    text: 'headroom: 1\n',
    given: undefined,
    result: 'headroom: 1\n',
  },
  {
    name: 'is left to the author where it would answer another question too',
    text: 'reviews:\n  api: &all\n    exercised: {answer: "no"}\n  resilience: *all\n',
    given: yes,
    result: undefined,
  },
];

describe('writing an answer', () => {
  for (const { name, text, given, result } of cases) it(name, () => assert.equal(answer(text, given), result));

  const shop = [
    'headroom: 1',
    'title: Shop # of ours',
    'components:',
    '  api: {kind: service, service_time: 2ms, concurrency: 16, replicas: 3}',
    'flows:',
    '  buy: {rate: 200/s, steps: [api]}',
  ];
  const ids = ['exercised', 'bulkheads', 'timeouts'].filter((id) =>
    checklists.find((list) => list.id === 'resilience')?.items.some((item) => item.id === id),
  );
  const anyAnswer: fc.Arbitrary<Answer> = fc.record(
    {
      answer: fc.constantFrom('yes', 'no', 'n/a'),
      note: fc.oneof(fc.string({ minLength: 1 }), fc.constantFrom('yes', '12', 'null', '#7', 'a: b', ' x ', '2026-10')),
      by: fc.constantFrom('ann', 'Bo, of ops'),
      on: fc.constant('2026-11-20'),
    },
    { requiredKeys: ['answer'] },
  );
  const anySpec = fc
    .record({
      reviews: fc.constantFrom(
        '',
        'reviews: {}',
        'reviews:',
        'reviews: # none\n  api: {versioning: {answer: n/a}}',
        'reviews:\n  resilience:\n    # why\n    bulkheads: {answer: n/a, note: one} # so',
        'reviews:\n  resilience:\n    bulkheads:\n      answer: n/a\n      note: >\n        one\n\n        two',
        'reviews: {resilience: {timeouts: {answer: "no", by: cy}}}',
      ),
      first: fc.boolean(),
      eol: fc.constantFrom('\n', '\r\n'),
      end: fc.constantFrom('', '\n', '\n\n# the end\n'),
    })
    .map(({ reviews, first, eol, end }) => {
      const lines = reviews === '' ? shop : first ? [shop[0], reviews, ...shop.slice(1)] : [...shop, reviews];
      return `${lines.join('\n')}${end}`.replaceAll('\n', eol);
    });
  const findingsOf = (text: string) => checkDocument(text).findings.map(({ rule, path }) => `${rule} ${path}`);
  const answersOf = (text: string) =>
    [...(readSpec(text).spec?.reviews?.entries ?? [])].flatMap(([list, { entries }]) =>
      [...entries].map(([id, said]) => [
        `${list} ${id}`,
        ...(['answer', 'note', 'by', 'on'] as const).map((field) => said[field]?.value),
      ]),
    );

  it('says what was given and nothing else, and is taken back by clearing it', () => {
    fc.assert(
      fc.property(anySpec, fc.constantFrom(...ids), anyAnswer, (text, id, given) => {
        const written = answer(text, given, id) ?? assert.fail('not written');
        const before = findingsOf(text);
        assert.deepEqual(
          findingsOf(written).filter((finding) => !before.includes(finding)),
          [],
        );
        const name = `resilience ${id}`;
        const others = answersOf(text).filter(([at]) => at !== name);
        const own = [name, given.answer, given.note, given.by, given.on];
        assert.deepEqual(new Set(answersOf(written)), new Set([...others, own]));
        for (const line of text.split(/\r?\n/)) {
          const comment = /#.*/.exec(line)?.[0] ?? '';
          assert.ok(written.includes(comment), comment);
        }
        assert.equal(/[^\r]\n/.test(written), /[^\r]\n/.test(text));
        assert.equal(answer(written, given, id), written);
        const back = answer(written, undefined, id) ?? assert.fail('not cleared');
        assert.deepEqual(answersOf(back), others);
        assert.equal(/reviews/.test(back), others.length > 0);
        assert.deepEqual(findingsOf(back), findingsOf(others.length > 0 ? text : back));
      }),
    );
  });
});
