import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyse } from '../../../src/analysis/analyse';
import { attributeChanges, type Cause, type Version } from '../../../src/analysis/compare/attribute-changes';
import { compareDesigns } from '../../../src/analysis/compare/compare-designs';
import { numbersOf } from '../../../src/analysis/compare/compared-numbers';
import { specEdits, withEdits } from '../../../src/analysis/compare/spec-edits';
import { resolve } from '../../../src/spec/model/resolve';
import { readSpec } from '../../../src/spec/read-spec';

const shop = `headroom: 1
workload: {peak_factor: 2x}
objectives: {cost: $1000/month}
components:
  web: {kind: load-balancer, service_time: 1ms, replicas: 2}
  shop: {kind: service, service_time: 20ms, concurrency: 8, replicas: 4, cost: {replica: $100/month}}
  db: {kind: database, service_time: 4ms, concurrency: 4, availability: {mtbf: 100d, mttr: 1h}}
flows:
  buy:
    rate: 200/s
    slo: {latency: {p99: 200ms}, availability: 99.9%}
    steps:
      - call: web
        steps: [{call: shop, steps: [{call: db, writes: order}]}]
data:
  order: {store: db, record_size: 1kB, retention: 30d}
`;

function version(text: string): Version {
  const document = readSpec(text);
  assert.ok(document.model, 'a sound spec');
  return { document, analysis: analyse(document.model) };
}

function compare(before: string, after: string) {
  const [base, head] = [version(before), version(after)];
  const comparison = compareDesigns(base.analysis, head.analysis);
  return { ...comparison, ...attributeChanges(base, head, comparison) };
}

const paths = (causes: readonly Cause[] | undefined) =>
  (causes ?? []).map(({ edits }) => edits.map(({ path }) => path));

describe('compareDesigns', () => {
  it('sees nothing in other words for the same', () => {
    const same = shop
      .replace('20ms', '0.02s')
      .replace('200/s', '12k/min')
      .replace('{kind: service,', '{kind: service, # of ours\n   ');
    const { changes, edits, newlyMissed, newlyMet } = compare(shop, same);
    assert.deepEqual([changes, edits, newlyMissed, newlyMet], [[], [], [], []]);
  });

  const single: [title: string, from: string, to: string, path: string, number: string][] = [
    ['a rate', '200/s', '300/s', 'flows.buy.rate', 'components.shop.utilization.peak'],
    ['a size', 'replicas: 4', 'replicas: 6', 'components.shop.replicas', 'cost.monthly'],
    ['a factor of the whole', 'peak_factor: 2x', 'peak_factor: 3x', 'workload.peak_factor', 'flows.buy.latency.p99'],
    ['a repair time', 'mttr: 1h', 'mttr: 2h', 'components.db.availability', 'flows.buy.availability.downtime_30d'],
    ['a retention', '30d}', '60d}', 'data.order.retention', 'data.order.stored_at_horizon'],
    ['a step', 'call: db, writes', 'call: db, times: 2, writes', 'flows.buy.steps', 'components.db.utilization.peak'],
  ];
  for (const [title, from, to, path, number] of single) {
    it(`gives ${title} as the cause of all that it changes`, () => {
      const { changes, numberCauses, edits } = compare(shop, shop.replace(from, to));
      assert.deepEqual(
        edits.map((edit) => edit.path),
        [path],
      );
      const change = changes.find((candidate) => candidate.path === number);
      assert.ok(change?.base !== undefined && change.head !== undefined, JSON.stringify(changes));
      for (const { path: changed, base, head } of changes) {
        const [cause, ...others] = numberCauses.get(changed) ?? [];
        assert.deepEqual([cause?.edits[0]?.path, others], [path, []], changed);
        if (base !== undefined && head !== undefined) assert.equal(cause?.effect, head - base);
      }
    });
  }

  it('ranks causes by what each does alone', () => {
    const after = shop.replace('replicas: 4', 'replicas: 5').replace('200/s', '320/s').replace('4ms', '5ms');
    const { numberCauses } = compare(shop, after);
    assert.deepEqual(paths(numberCauses.get('components.shop.utilization.peak')), [
      ['flows.buy.rate'],
      ['components.shop.replicas'],
    ]);
    assert.deepEqual(paths(numberCauses.get('cost.monthly')), [['components.shop.replicas']]);
  });

  it('names what only acts together', () => {
    const parallel = (time: string) => `headroom: 1
components:
  left: {kind: external, service_time: {mean: ${time}, cv: 0}}
  right: {kind: external, service_time: {mean: ${time}, cv: 0}}
flows:
  both: {rate: 1/s, steps: [{parallel: [left, right]}]}
`;
    const causes = compare(parallel('100ms'), parallel('50ms')).numberCauses.get('flows.both.latency.p99');
    assert.deepEqual(paths(causes), [['components.left.service_time'], ['components.right.service_time']]);
    assert.ok(causes?.every(({ onlyTogether }) => onlyTogether));
  });

  it('keeps a new component and the steps that call it together', () => {
    const after = shop
      .replace('  db:', '  mail: {kind: external, service_time: 300ms}\n  db:')
      .replace('- call: web', '- mail\n      - call: web');
    const { numberCauses, newlyMissed } = compare(shop, after);
    const both = [['components.mail', 'flows.buy.steps']];
    assert.deepEqual(paths(numberCauses.get('flows.buy.latency.p99')), both);
    assert.deepEqual(
      newlyMissed.map(({ path }) => path),
      ['flows.buy.latency.p99'],
    );
  });

  it('tells which edit brings an objective down, and which target was only raised', () => {
    const { newlyMissed, newlyMet, objectiveCauses } = compare(
      shop,
      shop.replace('20ms', '60ms').replace('$1000', '$300'),
    );
    const missed = newlyMissed.map(({ path }) => path);
    assert.ok(missed.includes('flows.buy.latency.p99') && missed.includes('objectives.cost'), missed.join());
    assert.deepEqual(newlyMet, []);
    assert.deepEqual(paths(objectiveCauses.get('flows.buy.latency.p99')), [['components.shop.service_time']]);
    assert.deepEqual(paths(objectiveCauses.get('objectives.cost')), [['objectives.cost']]);
  });
});

describe('edits of random changes', () => {
  const replacements = [
    ['200/s', '260/s'],
    ['20ms', '30ms'],
    ['replicas: 4', 'replicas: {min: 2, max: 9}'],
    ['replicas: 2', 'replicas: 3'],
    ['mttr: 1h', 'mttr: 20min'],
    ['30d}', '1y}'],
    ['peak_factor: 2x', 'peak_factor: 3x, growth: 5%/month'],
    ['objectives: {cost: $1000/month}\n', ''],
    ['workload', 'regions: {a: {zones: 2, availability: 99.9%}}\nworkload'],
    ['  db:', '  log: {kind: stream, service_time: 1ms}\n  db:'],
    ['writes: order}]', 'writes: order}, db]'],
    ['flows:', 'flows:\n  look: {rate: 10/s, steps: [web]}'],
  ] as const;

  it('turn one version into the other, and back', function () {
    this.timeout(20_000);
    fc.assert(
      fc.property(fc.subarray([...replacements]), fc.subarray([...replacements]), (one, other) => {
        const [base, head] = [one, other].map((chosen) => {
          const text = chosen.reduce((written, [from, to]) => written.replace(from, to), shop);
          return { text, spec: readSpec(text).spec! };
        });
        const edits = specEdits(base!, head!);
        const numbers = (spec: typeof base) => new Map([...numbersOf(analyse(resolve(spec!.spec)).results)].sort());
        const close = (a: Map<string, number>, b: Map<string, number>) => {
          assert.deepEqual([...a.keys()], [...b.keys()]);
          for (const [path, value] of a) {
            assert.ok(Math.abs(value - b.get(path)!) <= 1e-9 * Math.abs(value), `${path} ${value} ${b.get(path)}`);
          }
        };
        close(numbers({ ...base!, spec: withEdits(base!.spec, edits, 'head') }), numbers(head));
        close(numbers({ ...head!, spec: withEdits(head!.spec, edits, 'base') }), numbers(base));
      }),
      { seed: 7, numRuns: 25 },
    );
  });
});
