import type { Place } from '../../spec/binding/bound';
import { noted } from '../../spec/notes';
import type { DatasetSpec } from '../../spec/spec.generated';
import { groupBy } from '../facts/group-by';
import type { PlacedStep } from '../facts/placed-steps';
import type { Rule, RuleFinding, RuleInput } from '../rule';

export const residency: Rule = {
  id: 'compliance/residency',
  title: 'Data that leaves the jurisdiction it has to stay in',
  severity: 'error',
  rationale:
    'Where data must stay is easily kept for the main store and forgotten for its copies: a replica in another region, a search index, a cache, a warehouse, backups. Every place that keeps records of the dataset counts. A store that is partitioned by place (`strategy: geo`) keeps each record at home.',
  *check(input) {
    const { spec } = input;
    for (const [id, dataset] of spec.data?.entries ?? []) {
      const limits = dataset.residency ?? spec.compliance?.residency;
      const allowed = limits?.items.map(({ value }) => value) ?? [];
      if (allowed.length === 0) continue;
      const seen = new Set<string>();
      for (const found of outside(id, dataset, allowed, input)) {
        if (seen.has(found.message)) continue;
        seen.add(found.message);
        yield found;
      }
    }
  },
  examples: {
    failing: `headroom: 1
title: Patients
workload: {peak_factor: 3x}
regions:
  frankfurt: {zones: 3, residency: eu}
  virginia: {zones: 3, residency: us}
components:
  api: {kind: service, service_time: 5ms, concurrency: 32, replicas: 3, regions: [frankfurt]}
  db: {kind: database, capacity: 5k/s, replicas: 3, regions: [frankfurt]}
  warehouse: {kind: database, capacity: 5k/s, replicas: 2, regions: [virginia]}
flows:
  show:
    rate: 200/s
    steps:
      - call: api
        steps: [{call: db, reads: patient, timeout: 500ms}]
data:
  patient: {store: db, copies: [warehouse], record_size: 2KB, residency: [eu]}
`,
    passing: `headroom: 1
title: Patients
workload: {peak_factor: 3x}
regions:
  frankfurt: {zones: 3, residency: eu}
  virginia: {zones: 3, residency: us}
components:
  api: {kind: service, service_time: 5ms, concurrency: 32, replicas: 3, regions: [frankfurt]}
  db: {kind: database, capacity: 5k/s, replicas: 3, regions: [frankfurt]}
  warehouse: {kind: database, capacity: 5k/s, replicas: 2, regions: [frankfurt]}
flows:
  show:
    rate: 200/s
    steps:
      - call: api
        steps: [{call: db, reads: patient, timeout: 500ms}]
data:
  patient: {store: db, copies: [warehouse], record_size: 2KB, residency: [eu]}
`,
  },
};

/** By dataset: where each call that reads it goes, and where the reading is written. */
const readsOf = noted((steps: readonly PlacedStep[]) => {
  const reads = steps.flatMap(({ step: { call, reads } }) =>
    call ? (reads?.ids ?? []).map(({ id }) => ({ value: call.value, dataset: id.value, place: id.place })) : [],
  );
  return groupBy(reads, ({ dataset }) => dataset);
});

function* outside(
  dataset: string,
  { place, store, copies }: DatasetSpec,
  allowed: readonly string[],
  { spec, model, steps, components }: RuleInput,
): Iterable<RuleFinding> {
  // A cache keeps what is read through it.
  const caches = (readsOf(steps).get(dataset) ?? []).filter(({ value }) => components.get(value)?.cache);
  const keepers = [...(store ? [store] : []), ...(copies?.ids.map(({ id }) => id) ?? []), ...caches];
  const report = (what: string, region: string, own: string, where: Place): RuleFinding => ({
    message: `\`${dataset}\` must stay in ${allowed.join(' or ')}, but ${what} in \`${region}\`, which is ${own}. Keep it in a region that is allowed`,
    path: place.path,
    span: where.span,
  });
  for (const keeper of keepers) {
    const component = components.get(keeper.value);
    if (!component || component.partition?.strategy === 'geo') continue;
    for (const placement of component.placements) {
      const region = model.regions[placement.region];
      if (region?.residency === undefined || allowed.includes(region.residency)) continue;
      yield report(`\`${keeper.value}\` runs`, region.id, region.residency, keeper.place);
    }
    for (const { id } of spec.components?.entries.get(keeper.value)?.backup?.regions?.ids ?? []) {
      const own = spec.regions?.entries.get(id.value)?.residency?.value;
      if (own === undefined || allowed.includes(own)) continue;
      yield report(`backups of \`${keeper.value}\` lie`, id.value, own, id.place);
    }
  }
}
