import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { globSync } from 'tinyglobby';
import { type CheckedDocument, checkDocument } from '../../src/rules/check-document';
import { DocumentChecker } from '../../src/rules/document-checker';
import { applyDesignEdit, designEdits } from '../spec/design-edits';
import { applyRandomEdit, randomEdits } from '../spec/random-edits';

const example = readFileSync('examples/url-shortener.design.yaml', 'utf8');
/** With and without findings, and with every section of the language. */
const designs = [
  ...globSync(['examples/*.yaml', 'test/fixtures/{correct,findings}/*.yaml']),
  ...['payment-wallet', 'video-streaming', 'multi-tenant', 'ticket-booking', 'async-job', 'etag-cache'].map(
    (id) => `src/catalog/blueprints/${id}.design.yaml`,
  ),
]
  .sort()
  .map((file) => readFileSync(file, 'utf8'));
const unsafe = example.replace('replicas: 6 # a viral link', 'replicas: 1 # a viral link');

const survivor = `headroom: 1
title: Login
objectives: {survive: [zone]}
regions: {here: {zones: 3}}
workload: {peak_factor: 1x}
components:
  api: {kind: service, service_time: 10ms, replicas: 3, zones: 3}
flows:
  login: {rate: 190/s, slo: {latency: {p99: 10s}}, steps: [api]}
`;

describe('a document checker', () => {
  it('says of each version what a check of it alone says', () => {
    const versions = fc.tuple(fc.constantFrom(...designs), fc.oneof(randomEdits, designEdits));
    const property = fc.property(versions, ([design, edits]) => {
      const checker = new DocumentChecker();
      checker.check(design).findings;
      let text = design;
      for (const edit of edits) {
        text = 'number' in edit ? applyDesignEdit(text, edit) : applyRandomEdit(text, edit);
        const version = checker.check(text);
        const alone = checkDocument(text);
        assert.deepEqual(version.findings, alone.findings);
        assert.deepEqual(version.analysis?.results, alone.analysis?.results);
        const all = new Set(version.findings.map((finding) => JSON.stringify(finding)));
        assert.deepEqual(
          version.textFindings.filter((finding) => !all.has(JSON.stringify(finding))),
          [],
        );
      }
    });
    fc.assert(property, { numRuns: 100, seed: 5 });
  }).timeout(120_000);

  for (const [what, before, after, again] of [
    ['a comment', '# links spread in bursts', '# they do', false],
    ['a description', 'Turns long addresses', 'Makes long addresses', false],
    ['a number', 'peak_factor: 5x', 'peak_factor: 6x', true],
  ] as const) {
    it(`analyses ${again ? 'again' : 'nothing'} because of ${what}`, () => {
      const checker = new DocumentChecker();
      const { analysis } = checker.check(example);
      const changed = checker.check(example.replace(before, after));
      assert.equal(changed.analysis !== analysis, again);
    });
  }

  for (const [what, before, after, capacity, redirect, create] of [
    ['a price', '$0.40/h', '$0.41/h', 'kept', 'kept', 'kept'],
    ['a promise', '{availability: 99.95%, latency', '{availability: 99.9%, latency', 'kept', 'anew', 'kept'],
    [
      'failures of what one flow reaches',
      '4ms\n    availability: {mtbf: 30d',
      '4ms\n    availability: {mtbf: 9d',
      'kept',
      'kept',
      'anew',
    ],
    ['a service time', 'service_time: 4ms', 'service_time: 5ms', 'anew', 'kept', 'kept'],
  ] as const) {
    it(`takes what does not depend on ${what} from the version before`, () => {
      const checker = new DocumentChecker();
      const last = checker.check(example).analysis;
      const now = checker.check(example.replace(before, after)).analysis;
      assert.ok(last && now && last !== now, 'nothing has changed');
      const kept = (a: unknown, b: unknown) => (a === b ? 'kept' : 'anew');
      assert.deepEqual(
        [
          kept(last.capacity, now.capacity),
          ...[0, 1].map((i) => kept(last.availability.flows[i], now.availability.flows[i])),
        ],
        [capacity, redirect, create],
      );
    });
  }

  for (const [what, design, before, after] of [
    ['its promises', survivor, 'p99: 10s', 'p99: 120ms'],
    ['what a loss takes', survivor.replace('190/s', '210/s'), 'zones: 3}\nflows', 'zones: 3, sla: 99.9%}\nflows'],
  ] as const) {
    it(`sees that a change to ${what} decides whether the design survives a loss`, () => {
      const checker = new DocumentChecker();
      const survival = (text: string) => {
        const objectives = (checked: CheckedDocument) => checked.analysis?.results.objectives;
        const [own, alone] = [objectives(checker.check(text)), objectives(checkDocument(text))];
        assert.deepEqual(own, alone);
        return own?.find(({ objective }) => objective === 'survive.zone')?.value;
      };
      assert.notEqual(survival(design), survival(design.replace(before, after)));
    });
  }

  it('carries what the rules found over to the next version', () => {
    const checker = new DocumentChecker();
    const { findings } = checker.check(unsafe);
    const rule = 'availability/single-point-of-failure';
    const found = findings.filter((finding) => finding.rule === rule);
    assert.ok(found.length > 0);
    const changed = checker.check(`# One line more\n${unsafe}`);
    const carried = changed.earlyFindings.filter((finding) => finding.rule === rule);
    assert.deepEqual(
      carried.map(({ span, message }) => [span.start, message]),
      found.map(({ span, message }) => [span.start + '# One line more\n'.length, message]),
    );
    const edited = checker.check(example);
    assert.deepEqual(
      edited.earlyFindings.filter((finding) => finding.rule === rule),
      [],
    );
  });
});
