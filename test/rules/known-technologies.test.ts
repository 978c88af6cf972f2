import * as assert from 'node:assert/strict';
import { checkDocument, fixesOf } from '../../src/rules/check-document';
import type { Model } from '../../src/spec/model/model';

function modelOf(fields: string): Model {
  const { document } = checkDocument(`headroom: 1\ntitle: Test\ncomponents:\n  a: {${fields}}\n`);
  assert.deepEqual(document.findings, []);
  assert.ok(document.model);
  return document.model;
}

/** Assumptions that are about the component and come from somewhere else than from Headroom. */
function cited({ assumptions }: Model) {
  return assumptions.filter(({ path, source }) => path.startsWith('components.') && source !== undefined);
}

describe('known technologies', () => {
  const taken: readonly { fields: string; path: string; value: number; because: RegExp; source: RegExp }[] = [
    {
      fields: 'kind: database, technology: PostgreSQL 16',
      path: 'components.a.connections',
      value: 100,
      because: /^PostgreSQL: .*max_connections/,
      source: /postgresql\.org/,
    },
    {
      fields: 'kind: cache, technology: redis',
      path: 'components.a.connections',
      value: 10_000,
      because: /maxclients/,
      source: /redis\.conf/,
    },
    {
      fields: 'kind: service, technology: spring boot, service_time: {constant: 20ms}, connections: 1k',
      path: 'components.a.concurrency',
      value: 200,
      because: /threads/,
      source: /^Spring Boot.*https:/,
    },
    {
      fields: 'kind: stream, technology: kafka',
      path: 'components.a.retention',
      value: 7 * 86_400,
      because: /retention/,
      source: /kafka/i,
    },
    {
      fields: 'kind: load-balancer, technology: aws alb',
      path: 'components.a.idle_timeout',
      value: 60,
      because: /^.*Load Balanc.*: Default/,
      source: /aws\.amazon/,
    },
  ];
  for (const { fields, path, value, because, source } of taken) {
    it(`give {${fields}} a cited assumption`, () => {
      const [found, ...others] = cited(modelOf(fields));
      assert.deepEqual([found?.path, found?.value, others], [path, value, []]);
      assert.match(found?.because ?? '', because);
      assert.match(found?.source ?? '', source);
    });
  }

  it('fill in what the numbers are computed from', () => {
    const [database] = modelOf('kind: database, technology: postgres').components;
    assert.equal(database?.limits.connections, 100);
    const [stream] = modelOf('kind: stream, technology: kafka').components;
    assert.equal(stream?.queue?.retention, 604_800);
    const [service] = modelOf('kind: service, technology: tomcat, service_time: 20ms').components;
    assert.equal(service?.concurrency, 200);
  });

  const ignored: readonly { fields: string; why: string }[] = [
    { fields: 'kind: database, technology: postgres, connections: 500', why: 'the author says it' },
    {
      fields: 'kind: service, technology: tomcat, connections: 1k, capacity: 2k/s',
      why: 'it would make up a service time',
    },
    { fields: 'kind: service, technology: tomcat, connections: 1k', why: 'threads without a time decide nothing' },
    {
      fields: 'kind: service, technology: tomcat, connections: 1k, service_time: {constant: 2ms}, concurrency: 8',
      why: 'the author says it',
    },
    {
      fields: 'kind: service, technology: tomcat, connections: 1k, service_time: {constant: 2ms}, blocking: false',
      why: 'an event loop has no such threads',
    },
    { fields: 'kind: service, technology: kafka', why: 'a service keeps no messages' },
    { fields: 'kind: database, technology: dynamodb', why: 'the limit is that of a partition' },
    { fields: 'kind: stream, technology: kinesis', why: 'the limit is that of a shard' },
    {
      fields: 'kind: queue, technology: sqs-fifo, retention: 4d, visibility_timeout: 30s',
      why: 'the limit is that of the queue',
    },
    { fields: 'kind: load-balancer, technology: nginx', why: 'the limit is that of a worker process' },
    { fields: 'kind: object-store, technology: s3', why: 'an SLA is no limit, and a prefix no replica' },
    { fields: 'kind: database, technology: RDS for PostgreSQL', why: 'its default depends on the instance' },
    { fields: 'kind: database, technology: our own store', why: 'nobody knows it' },
  ];
  for (const { fields, why } of ignored) {
    it(`give {${fields}} nothing: ${why}`, () => assert.deepEqual(cited(modelOf(fields)), []));
  }

  it('count in what-ifs as they do in the document', () => {
    const text = `headroom: 1
title: Test
workload: {peak_factor: 1x}
components:
  api: {kind: service, technology: tomcat, service_time: 1s, replicas: 1}
flows:
  f: {rate: 300/s, steps: [api]}
`;
    const checked = checkDocument(text);
    assert.equal(checked.analysis?.results.components.api?.utilization?.peak, 1.5);
    const titles = checked.findings.flatMap((finding) => fixesOf(finding, checked)).map(({ title }) => title);
    assert.ok(
      titles.some((title) => title.startsWith('Set replicas to 3 (peak 50')),
      titles.join('\n'),
    );
  });
});
