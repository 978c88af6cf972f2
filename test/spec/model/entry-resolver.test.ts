import * as assert from 'node:assert/strict';
import type { Model } from '../../../src/spec/model/model';
import type { Technologies } from '../../../src/spec/model/technology-defaults';
import { readSpec } from '../../../src/spec/read-spec';
import { ChunkCache } from '../../../src/spec/syntax/chunk-cache';

const design = `headroom: 1
title: Shop
workload:
  users: {daily_active: 1M}
objectives:
  rpo: 1min
regions:
  east: {zones: 3}
components:
  web:
    kind: service
    technology: euro
  db:
    kind: database
    technology: dollar
  jobs:
    kind: queue
  worker:
    kind: worker
flows:
  buy:
    rate: 5/day per user
    steps:
      - {call: web, reads: order}
      - {publish: jobs}
  ship:
    from: jobs
    steps: [worker]
data:
  order:
    store: db
  shipment:
    store: db
scenarios:
  sale:
    traffic: {buy: 2x}
`;

/** Prices in two currencies, of which a document takes the first alone. */
const technologies: Technologies = (name) => {
  const price = { euro: '€1/h', dollar: '$1/h' }[name];
  const { spec } = readSpec(`headroom: 1\ncomponents:\n  a: {kind: service, cost: {replica: ${price}}}\n`);
  const value = spec?.components?.entries.get('a')?.cost;
  return value ? [{ field: 'cost', value, because: 'a test', source: 'a test' }] : [];
};

const sections = ['components', 'flows', 'datasets', 'scenarios'] as const;

/** Ids of what is another object than before. */
function changed(before: Model, after: Model): string[] {
  const old = new Set<unknown>(sections.flatMap((section): readonly unknown[] => before[section]));
  return sections.flatMap((section) => after[section].filter((entry) => !old.has(entry)).map(({ id }) => id));
}

describe('resolving a document again', () => {
  const components = ['web', 'db', 'jobs', 'worker'];
  const all = [...components, 'buy', 'ship', 'order', 'shipment', 'sale'];
  const cases: readonly { name: string; from: string; to: string; anew: readonly string[] }[] = [
    { name: 'a title', from: 'Shop', to: 'Store', anew: [] },
    { name: 'a component', from: 'kind: worker', to: 'kind: worker\n    replicas: 2', anew: ['worker'] },
    { name: 'a note above', from: 'components:', to: '# boxes\n\ncomponents:', anew: [] },
    { name: 'a technology of another currency', from: 'euro', to: 'bare', anew: all },
    { name: 'what comes after a technology', from: 'dollar', to: 'dollar # too', anew: ['db'] },
    { name: 'the first price', from: 'kind: queue', to: 'kind: queue\n    cost: {fixed: $5/month}', anew: all },
    { name: 'the users', from: '1M', to: '2M', anew: ['buy', 'ship'] },
    { name: 'the window of the objectives', from: 'rpo: 1min', to: 'window: 7d', anew: ['buy', 'ship'] },
    { name: 'an objective of the whole', from: 'rpo: 1min', to: 'rpo: 2min', anew: [] },
    { name: 'the zones of a region', from: 'zones: 3', to: 'zones: 2', anew: components },
    { name: 'the first dataset', from: '  order:\n    store: db\n', to: '', anew: ['buy', 'ship', 'shipment', 'sale'] },
    { name: 'the id of a flow', from: '  ship:', to: '  send:', anew: ['buy', 'send', 'sale'] },
    {
      name: 'who else takes from a queue',
      from: 'data:',
      to: '  audit:\n    from: jobs\n    steps: [worker]\ndata:',
      anew: ['buy', 'ship', 'audit', 'sale'],
    },
    {
      name: 'the id of a component',
      from: '  jobs:\n    kind',
      to: '  tasks:\n    kind',
      anew: ['web', 'db', 'tasks', 'worker', 'buy', 'ship', 'order', 'shipment', 'sale'],
    },
  ];
  for (const { name, from, to, anew } of cases) {
    it(`makes what sees ${name} anew, and nothing else`, () => {
      assert.ok(design.includes(from));
      const chunks = new ChunkCache();
      const read = (text: string, cache = chunks) => readSpec(text, { technologies }, cache).model!;
      const before = read(design);
      const edited = design.replace(from, to);
      const after = read(edited);
      assert.deepEqual(changed(before, after), anew);
      assert.deepEqual(after, read(edited, new ChunkCache()));
      assert.deepEqual(read(design), before);
    });
  }
});
