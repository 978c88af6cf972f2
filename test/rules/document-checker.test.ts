import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { checkDocument } from '../../src/rules/check-document';
import { DocumentChecker } from '../../src/rules/document-checker';
import { applyRandomEdit, randomEdits } from '../spec/random-edits';

const example = readFileSync('examples/url-shortener.design.yaml', 'utf8');
const unsafe = example.replace('replicas: 6 # a viral link', 'replicas: 1 # a viral link');

describe('a document checker', () => {
  it('says of each version what a check of it alone says', () => {
    const property = fc.property(randomEdits, (edits) => {
      const checker = new DocumentChecker();
      let text = example;
      for (const edit of edits) {
        text = applyRandomEdit(text, edit);
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
    fc.assert(property, { numRuns: 25, seed: 5 });
  }).timeout(60_000);

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
