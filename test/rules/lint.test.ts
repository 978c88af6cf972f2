import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { checkDocument, fixesOf } from '../../src/rules/check-document';
import { rules } from '../../src/rules/index';
import { disableFinding } from '../../src/rules/lint/disable-finding';
import { isFixed, languageChecks, lintChecks } from '../../src/rules/lint/language-checks';
import type { LintSettings } from '../../src/rules/lint/lint-settings';
import { applyEdits } from '../../src/spec/edit/text-edit';

/** A spec with one warning, of a call without a timeout on the line behind `# here`, and what is put around it. */
const spec = (lint: string, comment = '# here', top = '') => `headroom: 1
title: Shop
${top}workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 2ms, concurrency: 16, replicas: 3}
  db: {kind: database, capacity: 5k/s, replicas: 3}
flows:
  buy:
    rate: 200/s
    steps:
      - call: api
        steps:
          ${comment}
          - call: db
${lint}`;

const waiver = (fields: string) => `lint: {waivers: [{rule: resilience/missing-timeout, ${fields}}]}\n`;
const unwaived = 'warning resilience/missing-timeout';

const cases: readonly (readonly [name: string, text: string, expected: readonly string[], settings?: LintSettings])[] =
  [
    ['says it without settings', spec(''), [unwaived]],
    [
      'takes severities of the spec',
      spec('lint: {rules: {resilience/missing-timeout: error}}\n'),
      ['error resilience/missing-timeout'],
    ],
    ['turns rules off', spec('lint: {rules: {resilience/missing-timeout: off}}\n'), []],
    [
      'takes severities of the settings',
      spec(''),
      ['info resilience/missing-timeout'],
      { severities: { 'resilience/missing-timeout': 'info' } },
    ],
    [
      'lets the spec win',
      spec('lint: {rules: {resilience/missing-timeout: error}}\n'),
      ['error resilience/missing-timeout'],
      { severities: { 'resilience/missing-timeout': 'off' } },
    ],
    ['waives at a place', spec(waiver('at: flows.buy, reason: known')), []],
    ['waives everywhere', spec(waiver('reason: known')), []],
    [
      'does not waive beside the place',
      spec(waiver('at: flows.bu, reason: known')),
      [unwaived, 'warning lint/unused-waiver'],
    ],
    [
      'wants a rule that has a threshold',
      spec('lint: {thresholds: {resilience/missing-timeout: 3}}\n'),
      [unwaived, 'warning lint/no-threshold'],
    ],
    [
      'wants a threshold of its kind',
      spec('lint: {thresholds: {db/unindexed-access: 5min}}\n'),
      [unwaived, 'warning lint/invalid-threshold'],
    ],
    [
      'wants a threshold of a rule that exists',
      spec('lint: {thresholds: {db/unindexed: 5}}\n'),
      [unwaived, 'warning lint/unknown-rule'],
    ],
    ['asks for a reason', spec(waiver('at: flows.buy')), ['warning lint/missing-reason']],
    ['waives through the last day', spec(waiver('reason: known, until: 2026-11-20')), [], { today: '2026-11-20' }],
    [
      'waives no more after it',
      spec(waiver('reason: known, until: 2026-11-19')),
      [unwaived, 'warning lint/expired-waiver'],
      { today: '2026-11-20' },
    ],
    ['wants a day', spec(waiver('reason: known, until: soon')), ['warning lint/invalid-date']],
    [
      'names what was meant',
      spec('lint: {rules: {resilience/missing-timeuot: off}}\n'),
      [unwaived, 'warning lint/unknown-rule'],
    ],
    ['wants a rule', spec('lint: {waivers: [{at: flows, reason: known}]}\n'), [unwaived, 'warning lint/unknown-rule']],
    [
      'does not waive mistakes',
      spec('lint: {rules: {schema/unknown-key: off}}\n', '# here', 'titel: x\n'),
      ['error schema/unknown-key', unwaived, 'warning lint/not-waivable'],
    ],
    ['disables the next line', spec('', '# headroom-disable-next-line resilience/missing-timeout -- known'), []],
    [
      'disables several rules',
      spec('', '# headroom-disable-next-line resilience/missing-timeout, sec/plaintext-hop -- known'),
      ['warning lint/unused-disable'],
    ],
    [
      'skips comments below',
      spec('', '# headroom-disable-next-line resilience/missing-timeout -- known\n          # more'),
      [],
    ],
    [
      'asks comments for a reason',
      spec('', '# headroom-disable-next-line resilience/missing-timeout'),
      ['warning lint/missing-reason'],
    ],
    ['asks comments for a rule', spec('', '# headroom-disable-next-line'), ['warning lint/missing-reason', unwaived]],
    [
      'knows no other rules in comments',
      spec('', '# headroom-disable-next-line resilience/x -- known'),
      ['warning lint/unknown-rule', unwaived],
    ],
  ];

describe('lint', () => {
  for (const [name, text, expected, settings] of cases) {
    it(name, () => {
      const { findings } = checkDocument(text, settings);
      assert.deepEqual(
        findings.map(({ severity, rule }) => `${severity} ${rule}`),
        expected,
      );
    });
  }

  for (const [name, text, fixed] of [
    ['an unused waiver, with the section that it leaves empty', spec(waiver('at: flows.bu, reason: known')), spec('')],
    [
      'one of several waivers',
      spec(
        'lint:\n  waivers:\n    - {rule: resilience/missing-timeout, reason: known}\n    - {rule: sec/plaintext-hop, reason: old}\n',
      ),
      spec('lint:\n  waivers:\n    - {rule: resilience/missing-timeout, reason: known}\n'),
    ],
    [
      'one of several rules of a comment',
      spec('', '# headroom-disable-next-line resilience/missing-timeout, sec/plaintext-hop -- known'),
      spec('', '# headroom-disable-next-line resilience/missing-timeout -- known'),
    ],
    [
      'a comment',
      spec('', '# headroom-disable-next-line sec/plaintext-hop -- known'),
      spec('').replace('          # here\n', ''),
    ],
  ] as const) {
    it(`removes ${name}`, () => {
      const checked = checkDocument(text);
      const unused = checked.findings.find(({ rule }) => rule.startsWith('lint/unused-'));
      const [fix] = unused ? fixesOf(unused, checked) : [];
      assert.equal(fix && applyEdits(text, fix.edits), fixed);
    });
  }

  it('says of a wrong rule which one was meant', () => {
    const checked = checkDocument(spec('lint: {rules: {resilience/missing-timeuot: off}}\n'));
    const [fix] = checked.findings.flatMap((finding) =>
      finding.rule === 'lint/unknown-rule' ? fixesOf(finding, checked) : [],
    );
    assert.deepEqual(checkDocument(applyEdits(checked.document.text, fix?.edits ?? [])).findings, []);
  });

  for (const [tier, severity] of [
    [0, 'error'],
    [1, 'error'],
    [2, 'warning'],
    [3, 'info'],
  ] as const)
    it(`takes a risk for availability as ${severity} in tier ${tier}`, () => {
      const text = `headroom: 1
title: Login
tier: ${tier}
workload: {peak_factor: 3x}
components:
  auth: {kind: service, service_time: 5ms, concurrency: 16}
flows:
  login: {rate: 20/s, steps: [auth]}
`;
      const [finding] = checkDocument(text).findings;
      assert.deepEqual([finding?.rule, finding?.severity], ['availability/single-point-of-failure', severity]);
    });

  it('does not call a waiver unused while the text cannot be read', () => {
    const text = spec(waiver('at: components.x, reason: known')).replace(
      '- call: db',
      '- call: db\n          - call: [',
    );
    assert.ok(!checkDocument(text).findings.some(({ rule }) => rule === 'lint/unused-waiver'));
  });

  it('writes a comment that waives', () => {
    const text = spec('');
    const [finding] = checkDocument(text).findings;
    const edit = finding && disableFinding(text, finding, 'the driver has one');
    assert.deepEqual(edit && checkDocument(applyEdits(text, [edit])).findings, []);
  });

  it('knows every finding that reading can report', () => {
    const sources = globSync('src/spec/**/*.ts').map((file) => readFileSync(file, 'utf8'));
    const ids = sources.flatMap((source) => [...source.matchAll(/rule: '([^']+\/[^']+)'/g)].map(([, id]) => id ?? ''));
    const ofRules = new Set(rules.map(({ id }) => id));
    const waivable = [...new Set(ids)].filter((id) => !isFixed(id) && !ofRules.has(id)).sort();
    assert.deepEqual(Object.keys(languageChecks), waivable);
  });

  it('has no id for two things', () => {
    const ids = [...rules.map(({ id }) => id), ...Object.keys(languageChecks), ...Object.keys(lintChecks)];
    assert.deepEqual(ids, [...new Set(ids)]);
  });
});
