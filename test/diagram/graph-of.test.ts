import * as assert from 'node:assert/strict';
import { graphOf } from '../../src/diagram/graph-of';
import { checkDocument } from '../../src/rules/check-document';

const shop = `headroom: 1
title: Shop
workload: {peak_factor: 2x}
components:
  api: {kind: service, service_time: 5ms, concurrency: 8, replicas: 3}
  cache: {kind: cache, capacity: 50k/s, replicas: 2, hit_ratio: 90%}
  db: {kind: database, capacity: 5k/s, replicas: 3}
  orders: {kind: queue, sla: 99.99%}
  packer: {kind: worker, service_time: 10ms, replicas: 2, idempotent: true}
flows:
  buy:
    rate: 100/s
    steps:
      - call: api
        steps:
          - {call: cache, timeout: 10ms, on_miss: [{call: db, timeout: 50ms}]}
          - publish: orders
  pack: {from: orders, steps: [packer]}
`;

describe('the graph of a design', () => {
  const { analysis } = checkDocument(shop);
  assert.ok(analysis);
  const { nodes, edges } = graphOf(analysis);

  it('has its components with what they carry', () => {
    assert.deepEqual(
      nodes.map(({ id }) => id),
      ['api', 'cache', 'db', 'orders', 'packer'],
    );
    const api = nodes.find(({ id }) => id === 'api');
    assert.ok(api?.metrics.utilization && Math.abs(api.metrics.utilization - (200 * 0.005) / 24) < 0.01);
    assert.equal(api.status, 'ok');
  });

  it('lets the caller, not the cache, go to the database, and the queue feed its worker', () => {
    const drawn = edges.map(({ from, to, kind, rate }) => `${from} ${kind} ${to} ${Math.round(rate ?? 0)}`);
    assert.deepEqual(drawn.sort(), [
      'api call cache 200',
      'api call db 20',
      'api publish orders 200',
      'orders send packer 200',
    ]);
  });
});
