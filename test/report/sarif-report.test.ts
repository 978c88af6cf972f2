import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { buildReport } from '../../src/report/build-report';
import { sarifLog } from '../../src/report/sarif-report';
import { sarifUri } from '../../src/report/sarif-uri';
import { checkDocument } from '../../src/rules/check-document';
import { rules } from '../../src/rules/index';
import { fenced, shop } from './sample-specs';
import { validateSarif as validate } from './sarif-schema';

describe('SARIF', () => {
  it('follows the schema of the standard', () => {
    assert.ok(validate(sarifLog([shop, fenced], '1.2.3')), JSON.stringify(validate.errors));
  });
  const logOf = (file: string, text: string) => {
    const report = buildReport(checkDocument(text), { version: '1.2.3', withFixes: true });
    return sarifLog([{ file, text, report }], '1.2.3');
  };
  for (const { id, examples } of rules) {
    it(`follows it for what ${id} finds`, () => {
      const log = logOf('shop.design.yaml', examples.failing);
      assert.ok(validate(log), JSON.stringify(validate.errors));
      const { results, tool } = log.runs[0]!;
      assert.ok(results.some(({ ruleId }) => ruleId === id));
      for (const { ruleId, ruleIndex } of results) assert.equal(tool.driver.rules[ruleIndex]?.id, ruleId);
    });
  }
  for (const file of globSync(['test/fixtures/findings/*.yaml', 'examples/*.yaml'])) {
    it(`follows it for ${file}`, () => {
      assert.ok(validate(logOf(file, readFileSync(file, 'utf8'))), JSON.stringify(validate.errors));
    });
  }
  it('would not follow it with a column too few, or a property that the standard has not', () => {
    const log = structuredClone(sarifLog([shop], '1.2.3'));
    log.runs[0]!.results[0]!.locations[0]!.physicalLocation.region.startColumn = 0;
    assert.ok(!validate(log));
    assert.ok(!validate({ ...sarifLog([shop], '1.2.3'), headroom: 1 }));
  });
  it('gives each result a fingerprint of its own', () => {
    const prints = sarifLog([shop], '1.2.3').runs[0]!.results.map(
      ({ partialFingerprints }) => partialFingerprints['rulePath/v1'],
    );
    assert.deepEqual(prints, [...new Set(prints)]);
  });

  const uris: [file: string, uri: string][] = [
    ['designs/my shop.design.yaml', 'designs/my%20shop.design.yaml'],
    ['a:b%20#?.yaml', 'a%3Ab%2520%23%3F.yaml'],
    ['/etc/é.yaml', 'file:///etc/%C3%A9.yaml'],
    ['C:\\designs\\a b.yaml', 'file:///C:/designs/a%20b.yaml'],
  ];
  for (const [file, uri] of uris) it(`names ${file}`, () => assert.equal(sarifUri(file), uri));
});
