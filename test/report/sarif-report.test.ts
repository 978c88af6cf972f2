import * as assert from 'node:assert/strict';
import Ajv from 'ajv';
import { buildReport } from '../../src/report/build-report';
import { sarifLog } from '../../src/report/sarif-report';
import { sarifUri } from '../../src/report/sarif-uri';
import { checkDocument } from '../../src/rules/check-document';
import { fenced, shop } from './sample-specs';
import { sarifSchema } from './sarif-schema';

describe('SARIF', () => {
  const validate = new Ajv({ allErrors: true, formats: { 'uri-reference': /^[\w%.~!$&'()*+,;=:@/?#-]*$/ } }).compile(
    sarifSchema,
  );

  it('follows the schema of the standard', () => {
    assert.ok(validate(sarifLog([shop, fenced], '1.2.3')), JSON.stringify(validate.errors));
  });
  it('follows it for whatever the rules find', () => {
    const text = `headroom: 1
title: Shop
components:
  web: {kind: service, service_time: 2ms, replicas: 2, availability: 99%, regions: [nowhere]}
  db: {kind: database, service_time: 8ms, availability: 99%}
flows:
  buy:
    rate: 1000/s
    slo: {availability: 99.99%, latency: {p99: 1ms}}
    steps: [{call: web, steps: [{call: db, timout: 1s}]}]
`;
    const report = buildReport(checkDocument(text), { version: '1.2.3', withFixes: true });
    const log = sarifLog([{ file: 'shop.yaml', text, report }], '1.2.3');
    assert.ok(validate(log), JSON.stringify(validate.errors));
    const { results, tool } = log.runs[0]!;
    assert.ok(results.length > 3 && results.some(({ fixes }) => fixes));
    for (const { ruleId, ruleIndex } of results) assert.equal(tool.driver.rules[ruleIndex]?.id, ruleId);
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
