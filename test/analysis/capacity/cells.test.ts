import assert from 'node:assert/strict';
import { analyse } from '../../../src/analysis/analyse';
import { readSpec } from '../../../src/spec/read-spec';

const near = (actual: number | undefined, expected: number, tolerance = 1e-6) =>
  assert.ok(
    Math.abs((actual ?? Number.NaN) - expected) <= tolerance * Math.abs(expected),
    `${actual}, not ${expected}`,
  );

const resultsWith = (tenancy: string) =>
  analyse(
    readSpec(`headroom: 1
title: Cells
tenancy: ${tenancy}
components:
  router: {kind: gateway, capacity: 10k/s, cost: {replica: $100/month}}
  app: {kind: service, service_time: 10ms, concurrency: 8, replicas: 2, cost: {replica: $10/month, requests: $1/M}}
  events: {kind: queue, service_time: 1ms, concurrency: 8}
  audit: {kind: service, service_time: 1ms, concurrency: 8, replicas: 2}
  indexer: {kind: worker, service_time: 5ms, concurrency: 8}
  bank: {kind: external, service_time: 50ms}
flows:
  request:
    rate: {mean: 400/s, peak: 1k/s}
    steps:
      - call: router
        steps:
          - call: app
            steps: [audit, {call: bank, probability: 10%}, {publish: events}]
  index: {from: events, steps: [indexer]}
`).model!,
  ).results;

describe('cells', () => {
  it('get the load of the largest tenant and their part of the others', () => {
    const { components, flows } = resultsWith('{model: pool, largest: 8%, cells: 20, shared: [router, audit]}');
    const share = 0.08 + 0.92 / 20;
    near(components.router?.calls?.peak, 1000);
    near(components.app?.calls?.peak, 1000 * share);
    // 10 ms of its own, 1 ms in the audit, a tenth of 50 ms at the bank, 1 ms until the event is stored.
    near(components.app?.utilization?.peak, (1000 * share * 0.017) / 16, 1e-4);
    near(components.audit?.calls?.peak, 1000);
    near(components.bank?.calls?.peak, 100);
    near(components.events?.calls?.peak, 1000 * share);
    near(components.indexer?.calls?.peak, 1000 * share);
    near(flows.index?.rate?.peak, 1000 * share);
  });

  it('have one tenant each where every tenant has its own', () => {
    const { components } = resultsWith('{model: silo, largest: 8%, cells: 20, shared: [router, audit]}');
    near(components.app?.calls?.peak, 80);
    near(resultsWith('{model: silo, cells: 20, shared: [router]}').components.app?.calls?.peak, 50);
  });

  it('are all paid for', () => {
    const { cost } = resultsWith('{model: pool, cells: 20, shared: [router, audit]}');
    near(cost?.by_component.router, 100);
    near(cost?.by_component.app, 20 * 2 * 10 + (400 * 30 * 86400) / 1e6);
  });
});
