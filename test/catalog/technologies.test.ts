import * as assert from 'node:assert/strict';
import { findTechnology, technologies } from '../../src/catalog/technologies';
import { assertValidSpec } from './valid-spec';

describe('technologies', () => {
  it('have unique names', () => {
    const owner = new Map<string, string>();
    for (const { id, name, aliases, relatives = [] } of technologies) {
      for (const known of new Set(
        [id, name, ...aliases, ...relatives].map((text) => text.toLowerCase().replaceAll('-', ' ')),
      )) {
        assert.equal(owner.get(known), undefined, `${known}: ${id}`);
        owner.set(known, id);
      }
    }
  });
  it('cite a source for every limit, and when it was looked up', () => {
    for (const { id, limits } of technologies) {
      for (const { text, source } of limits) {
        assert.ok(text !== '' && source.title !== '', id);
        assert.match(source.url, /^https:\/\//, id);
        assert.match(String(source.date), /^20\d\d-(0[1-9]|1[0-2])$/, id);
      }
    }
  });
  it('are those that designs name: stores, caches, brokers, balancers, networks, functions', () => {
    const withLimits = technologies.filter(({ limits }) => limits.length > 0);
    assert.ok(withLimits.length >= 30, `${withLimits.length}`);
    for (const [kind, least] of [
      ['database', 8],
      ['cache', 2],
      ['queue', 4],
      ['stream', 4],
      ['load-balancer', 4],
      ['object-store', 3],
      ['cdn', 2],
      ['function', 2],
    ] as const) {
      const count = withLimits.filter(({ kinds }) => kinds.includes(kind)).length;
      assert.ok(count >= least, `${count} of kind ${kind}`);
    }
  });
  it('write the limits of a replica as a component does', () => {
    for (const { id, kinds, limits } of technologies) {
      const fields = limits.filter(({ per }) => per === 'replica').map(({ field, value }) => `${field}: ${value}`);
      const component = [`kind: ${kinds[0]}`, `technology: ${id}`, ...fields].join(', ');
      assertValidSpec(`headroom: 1\ntitle: t\ncomponents:\n  c: {${component}}\n`, id);
    }
  });
});

describe('findTechnology', () => {
  const cases: [string, string | undefined][] = [
    ['postgres', 'postgres'],
    ['PostgreSQL 16.2', 'postgres'],
    ['redis:7.2-alpine', 'redis'],
    ['Apache Kafka 3.8', 'kafka'],
    ['AWS Lambda', 'lambda'],
    ['Amazon SQS FIFO', 'sqs-fifo'],
    ['Google Cloud Run', 'cloud-run'],
    ['mysql-8', 'mysql'],
    ['our own store', undefined],
    ['7', undefined],
    ['', undefined],
  ];
  for (const [name, id] of cases) {
    it(`reads ${JSON.stringify(name)}`, () => assert.equal(findTechnology(name)?.id, id));
  }
});
