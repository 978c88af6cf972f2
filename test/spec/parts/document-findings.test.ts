import * as assert from 'node:assert/strict';
import { readSpec } from '../../../src/spec/read-spec';
import { ChunkCache } from '../../../src/spec/syntax/chunk-cache';

const spec = `headroom: 1
workload:
  users: {daily_active: 1M}
regions:
  eu: {traffic: 100%}
components:
  api: {kind: service, replicas: 2, cost: {replica: $1/h}}
  jobs: {kind: queue}
  db: {kind: database, cost: {replica: $2/h}}
flows:
  buy:
    rate: 3/user/day
    steps:
      - call: api
        steps:
          - publish: jobs
          - call: db
            on_miss: [api]
`;

/** A change in one place, and what is then wrong in another whose text is the same. */
const changes: readonly (readonly [before: string, after: string, rule: string, at: string])[] = [
  ['jobs: {kind: queue}', 'jobs: {kind: service}', 'spec/publish-target', 'flows.buy.steps[0].steps[0].publish'],
  ['  db: ', '  store: ', 'arch/dangling-reference', 'flows.buy.steps[0].steps[1].call'],
  ['{daily_active: 1M}', '{concurrent: 5k}', 'spec/no-population', 'flows.buy.rate'],
  ['  eu: {traffic: 100%}', '  db: {traffic: 100%}', 'spec/ambiguous-id', 'components.db'],
  ['$1/h', '€1/h', 'spec/two-currencies', 'components.db.cost.replica'],
];

describe('a change in one entry', () => {
  const first = readSpec(spec).findings;
  for (const [before, after, rule, path] of changes) {
    it(`gives ${rule} at ${path}`, () => {
      const changed = spec.replace(before, after);
      const { findings } = readSpec(changed);
      const found = findings.find((finding) => finding.rule === rule && finding.path === path);
      assert.ok(found, JSON.stringify(findings));
      assert.deepEqual(findings, readSpec(changed, {}, new ChunkCache()).findings);
      assert.deepEqual(readSpec(spec).findings, first);
    });
  }

  it('moves the findings behind it', () => {
    const [miss, ...others] = first;
    assert.equal(miss?.rule, 'spec/miss-without-cache');
    assert.deepEqual(others, []);
    const [moved] = readSpec(`# A comment\n${spec}`).findings;
    assert.equal(moved?.span.start, miss.span.start + '# A comment\n'.length);
  });

  it('says that a component can miss now', () => {
    const changed = spec.replace('kind: database', 'kind: cache');
    assert.deepEqual(
      readSpec(changed).findings.filter(({ rule }) => rule === 'spec/miss-without-cache'),
      [],
    );
  });
});
