import * as assert from 'node:assert/strict';
import { numberDimension } from '../../src/analysis/number-dimension';
import type { Dimension } from '../../src/quantity/quantity';
import type { Plan } from '../../src/spec/binding/plan';
import { languagePlan } from '../../src/spec/language';

const cases = [
  ['flows.redirect.latency.p99', 'duration'],
  ['flows.redirect.availability.value', 'fraction'],
  ['flows.redirect.availability.downtime_30d', 'duration'],
  ['components.db.survivors.zone.utilization', 'fraction'],
  ['components.db.cost', 'money-per-time'],
  ['components.rate.replicas.given', 'count'],
  ['components.api.concurrency', 'count'],
  ['workload.growth', 'growth'],
  ['', 'count'],
] as const;

/** Where the results have another number by that name, or any id stands there. */
const otherwise = [
  'data.x.growth',
  'data.x.working_set',
  'scenarios.x.traffic.value',
  'scenarios.x.traffic.x',
  'scenarios.x.slow.x',
];

/** Of every quantity of the language, one path that leads to it. */
function* quantitiesIn(plan: Plan, path = ''): Generator<readonly [string, Dimension]> {
  const below = (key: string) => (path === '' ? key : `${path}.${key}`);
  if (plan.kind === 'quantity') yield [path, plan.dimension];
  if (plan.kind === 'map') yield* quantitiesIn(plan.values, below('x'));
  if (plan.kind === 'list' && !path.includes('[0]')) yield* quantitiesIn(plan.items, `${path}[0]`);
  if (plan.kind === 'object') {
    for (const [key, field] of plan.fields()) yield* quantitiesIn(field, below(key));
    if (plan.rest) yield* quantitiesIn(plan.rest, below('x'));
  }
}

describe('numberDimension', () => {
  it('knows every quantity of the language', () => {
    const quantities = [...quantitiesIn(languagePlan())];
    assert.ok(quantities.length > 100);
    const wrong = quantities.filter(([path, dimension]) => numberDimension(path) !== dimension).map(([path]) => path);
    assert.deepEqual(wrong, otherwise);
  });

  for (const [path, dimension] of cases) {
    it(`${path} is a ${dimension}`, () => assert.equal(numberDimension(path), dimension));
  }
});
