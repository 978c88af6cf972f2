import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import { blueprints } from '../../../src/catalog/blueprints';
import { specFences } from '../../../src/document/fences';
import { sectionNames } from '../../../src/document/section-kinds';
import { checkDesignDoc, type LinkedSpec } from '../../../src/report/sections/check-design-doc';
import { specForSections } from '../../../src/report/sections/spec-for-sections';
import { checkDocument } from '../../../src/rules/check-document';
import { applyEdits } from '../../../src/spec/edit/text-edit';
import { assertGolden } from '../golden';

const shop = `headroom: 1
title: Shop
tier: 1
workload: {peak_factor: 3x, users: {daily_active: 200k}, growth: 5%/month, horizon: 1y}
objectives: {survive: [zone], rpo: 5min, rto: 1h, cost: $9k/month}
regions: {eu: {zones: 3}}
components:
  web_front: {kind: service, service_time: 4ms, concurrency: 16, replicas: 6, cost: {replica: $70/month}, availability: {mtbf: 30d, mttr: 5min}}
  db:
    kind: database
    capacity: 4k/s
    replicas: 3
    storage: 8TB
    point_in_time_recovery: 5min
    cost: {replica: $900/month}
    availability: 99.95%
  bank: {kind: external, service_time: {p50: 60ms, p99: 400ms}, sla: 99.9%}
flows:
  buy:
    rate: 20/user/day
    slo: {availability: 99.9%, latency: {p99: 500ms}}
    steps:
      - call: web_front
        timeout: 3s
        steps:
          - {call: db, operation: write, writes: order, timeout: 300ms}
          - {call: bank, probability: 10%, timeout: 2s}
data:
  order: {store: db, record_size: 2KB, retention: 1y}
scenarios:
  sale: {traffic: 10x, expect: degrades}
stages:
  launch: 10k
reviews:
  resilience:
    bulkheads: {answer: n/a, note: one dependency}
    exercised: {answer: "yes", note: 2026-10}
lint:
  waivers:
    - {rule: resilience/no-circuit-breaker, until: 2026-12-31, reason: next year}
`;

const fence = (spec: string) => `\`\`\`yaml headroom\n${spec}\`\`\`\n`;
const sections = (...markers: string[]) =>
  markers.map((marker) => `\n<!-- headroom:${marker} -->\n<!-- /headroom -->\n`).join('');

/** Checks a document with the fenced specs of which these are the texts. */
function check(markdown: string, fences: readonly string[] = [], files: ReadonlyMap<string, LinkedSpec> = new Map()) {
  return checkDesignDoc(markdown, { fences: fences.map((text) => specForSections(text, undefined)), files });
}

const messages = (checked: ReturnType<typeof check>) =>
  checked.findings.map(({ finding: { rule, severity, message } }) => `${severity} ${rule}: ${message}`);

describe('the sections of a design doc', () => {
  it('say what the spec gives', () => {
    const titled = sectionNames.map(
      (name) => `\n## ${name}\n${sections(name === 'checklist' ? 'checklist list=resilience' : name)}`,
    );
    const doc = `# Shop\n\n${fence(shop)}${titled.join('')}`;
    const { edits, sections: counts } = check(doc, [shop]);
    assert.deepEqual(counts, { total: sectionNames.length, current: 0 });
    assertGolden('design-doc.md', applyEdits(doc, edits));
  });

  it('are current once they are refreshed, for any blueprint, in quotes and lists and with any line break', () => {
    for (const [index, { text }] of blueprints.slice(0, 8).entries()) {
      const plain = `${fence(text)}${sections(...sectionNames)}`;
      const places = [
        plain,
        plain.replace(/^/gm, '> '),
        `- a\n\n${plain.replace(/^(?=.)/gm, '  ')}`,
        plain.replaceAll('\n', '\r\n'),
      ];
      const doc = places[index % places.length] ?? '';
      const specs = { fences: [specForSections(text, undefined)], files: new Map() };
      const { edits, findings } = checkDesignDoc(doc, specs);
      assert.equal(findings.length, sectionNames.length);
      const again = checkDesignDoc(applyEdits(doc, edits), specs);
      assert.deepEqual(messages(again), []);
      assert.equal(again.sections.current, sectionNames.length);
    }
  });

  it('are the same for all settings and on every day', () => {
    const doc = `${fence(shop)}${sections('findings', 'checklist', 'assumptions')}`;
    const edits = [
      specForSections(shop, undefined),
      specForSections(shop, undefined, checkDocument(shop, { today: '2027-06-01' })),
      specForSections(shop, undefined, checkDocument(shop, { severities: { 'availability/single-zone': 'off' } })),
    ].map((spec) => checkDesignDoc(doc, { fences: [spec], files: new Map() }).edits);
    assert.equal(edits[0]?.length, 3);
    assert.deepEqual(edits[1], edits[0]);
    assert.deepEqual(edits[2], edits[0]);
  });

  it('keep what people ticked off, as long as the spec does not say otherwise', () => {
    const doc = `${fence(shop)}${sections('checklist list=delivery')}`;
    const filled = applyEdits(doc, check(doc, [shop]).edits);
    const question = 'Is egress counted?';
    assert.ok(filled.includes(`- [ ] ${question}`));
    const ticked = filled.replace(`- [ ] ${question}`, `* [X] ${question.replace('egress ', 'egress\n  ')}`);
    const counted = applyEdits(ticked, check(ticked, [shop]).edits);
    assert.ok(counted.includes(`- [x] ${question}`));
    assert.deepEqual(messages(check(counted, [shop])), []);
    const wrong = counted.replace('- [x] Is the peak', '- [ ] Is the peak');
    assert.deepEqual(check(wrong, [shop]).edits.length, 0);
  });

  it('stay as they are while the spec has errors, and say so', () => {
    const broken = shop.replace('kind: database', 'kind: databse');
    const doc = `${fence(broken)}${sections('capacity')}`;
    const checked = check(doc, [broken]);
    assert.deepEqual(messages(checked), [
      'info doc/spec-errors: Its spec has errors, so that the section `capacity` stays as it was. Correct them first',
    ]);
    assert.deepEqual(checked.edits, []);
  });

  it('are computed from linked files', () => {
    const doc = `<!-- headroom spec=./shop.design.yaml -->\n${sections('cost')}`;
    const linked = (spec: LinkedSpec) => check(doc, [], new Map([['./shop.design.yaml', spec]]));
    const sound = linked({ checked: specForSections(shop, undefined), lineOf: () => 1 });
    assert.deepEqual(messages(sound), [
      'warning doc/stale-section: The section `cost` is empty. Refresh it to fill it in',
    ]);
    assert.match(applyEdits(doc, sound.edits), /\| db +\| +\$2,700\/month \|/);
    const broken = shop.replace('kind: database', 'kind: databse');
    assert.deepEqual(messages(linked({ checked: specForSections(broken, undefined), lineOf: () => 10 })), [
      'warning doc/spec-errors: `./shop.design.yaml:10` has errors, so that the section `cost` stays as it was. Correct them first',
    ]);
    for (const [problem, what] of [
      ['missing', 'does not exist'],
      ['unreadable', 'cannot be read'],
      ['not-a-spec', 'is not a design spec and contains none: it has no top-level key `headroom`'],
    ] as const)
      assert.deepEqual(messages(linked({ problem })), [
        `error doc/linked-spec: The linked file \`./shop.design.yaml\` ${what}. Its sections stay as they are`,
      ]);
  });

  for (const [title, markers, expected, after] of [
    ['an unknown kind', '<!-- headroom:costs -->\n<!-- /headroom -->', 'doc/unknown-section', '<!-- headroom:cost -->'],
    [
      'an unknown checklist',
      '<!-- headroom:checklist list=dta -->\n<!-- /headroom -->',
      'doc/unknown-option',
      'list=data',
    ],
    ['no end', '> <!-- headroom:cost -->', 'doc/unclosed-section', '> <!-- headroom:cost -->\n> <!-- /headroom -->'],
    ['no beginning', '<!-- /headroom -->', 'doc/unopened-section', ''],
  ] as const)
    it(`have a way out of ${title}`, () => {
      const doc = `${fence(shop)}\n${markers}\n`;
      const [found, ...others] = check(doc, [shop]).findings;
      assert.equal(found?.finding.rule, expected);
      assert.deepEqual(others, []);
      const fixed = applyEdits(doc, found?.fix?.edits ?? []);
      assert.ok(fixed.includes(after), fixed);
      assert.ok(check(fixed, [shop]).findings.every(({ finding }) => finding.rule === 'doc/stale-section'));
    });

  it('are refreshed once and for all, whatever the text around them', () => {
    const small =
      'headroom: 1\ncomponents: {a: {kind: service, service_time: 1ms}}\nflows: {f: {rate: 1/s, steps: [a]}}\n';
    const marker = fc.constantFrom('capacity', 'cost', 'diagram', 'checklist list=data', 'nothing', 'cost spec=a.yaml');
    const piece = fc.oneof(
      fc.constantFrom(
        '<!-- /headroom -->',
        '\n',
        '\n\n',
        '\r\n',
        '> ',
        '- ',
        '  ',
        fence(small),
        fence('x: 1\n'),
        '```\n',
        '| 1 |',
      ),
      marker.map((name) => `<!-- headroom:${name} -->`),
      marker.map((name) => `<!-- headroom:${name} -->\n<!-- /headroom -->\n`),
      fc.constant('<!-- headroom spec=b.yaml -->\n'),
    );
    const files = new Map<string, LinkedSpec>([
      ['a.yaml', { problem: 'missing' }],
      ['b.yaml', { checked: specForSections(small, undefined), lineOf: () => 1 }],
    ]);
    const specs = (text: string) => ({
      fences: specFences(text).map((one) => specForSections(one.text, undefined)),
      files,
    });
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        const first = checkDesignDoc(text, specs(text));
        const refreshed = applyEdits(text, first.edits);
        const again = checkDesignDoc(refreshed, specs(refreshed));
        assert.deepEqual(again.edits, []);
        const others = ({ findings }: typeof first) =>
          findings.filter(({ finding }) => finding.rule !== 'doc/stale-section');
        assert.deepEqual(
          others(again).map(({ finding }) => finding.message),
          others(first).map(({ finding }) => finding.message),
        );
      }),
      { seed: 5, numRuns: 150 },
    );
  });

  it('need a spec', () => {
    assert.match(messages(check(sections('cost')))[0] ?? '', /^error doc\/no-spec: .*<!-- headroom spec=/);
  });
});
