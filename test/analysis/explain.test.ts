import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { analyse } from '../../src/analysis/analyse';
import { completeResults } from '../../src/analysis/complete-results';
import type { Derivation } from '../../src/analysis/derivation';
import { explain } from '../../src/analysis/explain';
import { reportNumber, reportNumbers } from '../../src/analysis/report-numbers';
import { quietScenario } from '../../src/analysis/scenarios/apply-scenario';
import { checkDocument } from '../../src/rules/check-document';
import { nodeAtPath } from '../../src/spec/syntax/path';
import { arbitraryModel } from './arbitrary-model';

/** More is asked of it than it can do, wherever something can be too much. */
const overloaded = `headroom: 1
workload: {users: {daily_active: 2M}, growth: 5%/month}
objectives: {headroom: 2x, cost: $1k/month, survive: [replica, zone], rpo: 1s, rto: 1min}
components:
  api: {kind: service, replicas: {min: 2, max: 4}, service_time: 40ms, queue_limit: 20, rate_limit: 500/s, cost: {replica: $80/month, egress: $0.09/GB}}
  db:
    kind: database
    replicas: 3
    shards: 4
    capacity: 400/s
    storage: 200GB
    iops: 900
    availability: {mtbf: 30d}
    partition: {key: user, hottest: 2%}
    cost: {storage: $0.1/GB/month}
  jobs: {kind: stream, partitions: 6, retention: 3d, capacity: 1k/s, sla: 99.9%}
  worker: {kind: worker, replicas: 2, service_time: {p50: 20ms, p99: 100ms}, depends_on: [db]}
flows:
  buy:
    rate: 40/user/day
    slo: {availability: 99.9%, latency: {p99: 200ms, p50: 20ms}}
    steps:
      - call: api
        request_size: 2kB
        timeout: 100ms
        retries: {attempts: 3}
        steps:
          - {call: db, writes: [order], times: 2}
          - {publish: jobs, times: 5}
  work:
    from: jobs
    freshness: {within: 1min}
    steps: [{call: worker, steps: [{call: db, reads: [order], optional: true}]}]
data:
  order: {store: db, record_size: 1kB, initial: 10M, retention: 90d, working_set: 5%, rpo: 5s}
scenarios:
  slow: {slow: {db: 2x}, traffic: {buy: 3x}, stop: [worker], fail: [{db: 1}]}
`;

const file = (path: string) => () => readFileSync(path, 'utf8');
const blueprint = (name: string) => file(`src/catalog/blueprints/${name}.design.yaml`);
const specs: readonly (readonly [string, () => string])[] = [
  ['the example url-shortener', file('examples/url-shortener.design.yaml')],
  ['the example ticket-sale', file('examples/ticket-sale.design.yaml')],
  ['payment-wallet', blueprint('payment-wallet')],
  ['video-streaming', blueprint('video-streaming')],
  ['leaderboard', blueprint('leaderboard')],
  ['regional-read, in several regions', blueprint('regional-read')],
  ['an overloaded design', () => overloaded],
];

const equal = (a: number, b: number) => Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b));
/** The report counts this price by the million, its derivation by the request. */
const unitOf = (path: string) => (path === 'cost.per_million_requests' ? 1e6 : 1);
const model = readFileSync('docs/model.md', 'utf8');
const anchors = new Set(
  [...model.matchAll(/^## (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^a-z ]/g, '')
      .replaceAll(' ', '-'),
  ),
);

describe('explain', () => {
  for (const [name, read] of specs) {
    const { analysis, document } = checkDocument(read());
    assert.ok(analysis, name);
    const results = completeResults(analysis);
    const { root } = document.tree;
    const numbers = reportNumbers(results);
    const derivations = new Map<string, Derivation>();
    for (const path of numbers.keys()) {
      const derivation = explain(analysis, path, root);
      if (derivation) derivations.set(path, derivation);
    }

    describe(`of ${name}`, () => {
      it('derives every number, as it stands in the report', () => {
        const wrong = [...numbers].filter(([path, value]) => {
          const derivation = derivations.get(path);
          return derivation?.path !== path || !equal(derivation.value * unitOf(path), value);
        });
        assert.deepEqual(wrong, []);
        assert.ok(numbers.size > 100);
        for (const [path, value] of numbers) assert.equal(reportNumber(results, path), value, path);
      });

      it('leads every input to the document, or to a number that is derived itself', () => {
        const lost = [...derivations.values()].flatMap(({ path, inputs }) =>
          inputs
            .filter(
              ({ path: at }) => at !== undefined && !nodeAtPath(root, at) && (at === path || !derivations.has(at)),
            )
            .map((input) => `${path}: ${input.name} at ${input.path}`),
        );
        assert.deepEqual(lost, []);
      });

      it('says enough, in finite numbers', () => {
        for (const { path, title, formula, inputs, section } of derivations.values()) {
          assert.ok(title !== '' && formula !== '', path);
          assert.ok(
            inputs.every(({ value, name: of }) => Number.isFinite(value) && of !== ''),
            path,
          );
          assert.ok(section !== undefined && anchors.has(section), `${path}: ${section}`);
        }
      });
    });
  }

  it('adds up what it says adds up', () => {
    const { analysis, document } = checkDocument(overloaded);
    assert.ok(analysis);
    const of = (path: string) => explain(analysis, path, document.tree.root)?.inputs ?? [];
    const sum = (path: string) => of(path).reduce((total, { value }) => total + value, 0);
    const product = (path: string) => of(path).reduce((total, { value }) => total * value, 1);
    const number = (path: string) => reportNumber(analysis.results, path) ?? Number.NaN;
    const close = (a: number, b: number, path: string) =>
      assert.ok(Math.abs(a - b) <= 1e-9 * Math.abs(b), `${path}: ${a}, ${b}`);
    for (const path of [
      'components.db.bandwidth.in',
      'data.order.records_per_second',
      'cost.by_flow.buy',
      'cost.by_driver.storage',
    ]) {
      close(sum(path), number(path), path);
    }
    for (const path of [
      'flows.buy.rate.mean',
      'flows.buy.rate.peak',
      'flows.work.rate.peak',
      'data.order.bytes_per_day',
    ]) {
      close(product(path), number(path), path);
    }
    const [calls, holding, servers] = of('components.db.utilization.peak').map(({ value }) => value);
    close((calls! * holding!) / servers!, number('components.db.utilization.peak'), 'utilization');
  });

  it('derives every number of any design', () => {
    const worker = 2;
    const stopped = { ...quietScenario('stopped'), stop: [worker], during: 600 };
    const property = fc.property(arbitraryModel, (model) => {
      const analysis = analyse({ ...model, scenarios: [stopped] });
      for (const [path, value] of reportNumbers(analysis.results)) {
        const derivation = explain(analysis, path);
        assert.ok(derivation && equal(derivation.value * unitOf(path), value), path);
        assert.ok(
          derivation.inputs.every((input) => Number.isFinite(input.value)),
          path,
        );
      }
    });
    fc.assert(property, { seed: 7, numRuns: 40 });
  });

  it('has nothing to say of what is not in the report', () => {
    const { analysis } = checkDocument(overloaded);
    assert.ok(analysis);
    for (const path of [
      '',
      'flows',
      'flows.buy',
      'flows.buy.latency.p42',
      'components.nobody.cost',
      'toString.name',
      'components.api.toString',
      'cost.by_flow',
      'scenarios.slow.changes.flows.buy',
    ]) {
      assert.equal(explain(analysis, path), undefined, path);
    }
  });
});
