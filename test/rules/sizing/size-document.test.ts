import assert from 'node:assert/strict';
import { checkDocument } from '../../../src/rules/check-document';
import { sizeDocument } from '../../../src/rules/sizing/size-document';
import { applyEdits } from '../../../src/spec/edit/text-edit';

/** A document, and the lines of it that sizing changes. */
const cases: [title: string, text: string, changed: string[]][] = [
  [
    'replaces numbers, and leaves comments and everything else as they are',
    `headroom: 1
workload: {peak_factor: 1x}
components:
  api: # the front
    kind: service
    replicas: 2 # of the small kind
    service_time: 100ms
flows:
  f: {rate: 100/s, steps: [api]}
`,
    ['    replicas: 15 # of the small kind'],
  ],
  [
    'adds what is missing, in the style of the component',
    `headroom: 1
workload: {peak_factor: 1x}
components:
  web: {kind: load-balancer, service_time: 10ms}
  api:
    kind: service
    service_time: 10ms
flows:
  f: {rate: 100/s, steps: [web, api]}
`,
    ['  web: {kind: load-balancer, service_time: 10ms, replicas: 2}', '    service_time: 10ms', '    replicas: 2'],
  ],
  [
    'raises the maximum of what scales by itself',
    `headroom: 1
workload: {peak_factor: 1x}
components:
  api: {kind: service, service_time: 100ms, replicas: {min: 2, max: 4, target_utilization: 60%}}
flows:
  f: {rate: 100/s, steps: [api]}
`,
    ['  api: {kind: service, service_time: 100ms, replicas: {min: 2, max: 15, target_utilization: 60%}}'],
  ],
  [
    'keeps the numbers of regions apart',
    `headroom: 1
workload: {peak_factor: 1x}
regions: {a: {zones: 3, traffic: 75%}, b: {zones: 3, traffic: 25%}}
components:
  api: {kind: service, service_time: 100ms, regions: {a: 4, b: 2}}
flows:
  f: {rate: 100/s, steps: [api]}
`,
    ['  api: {kind: service, service_time: 100ms, regions: {a: 11, b: 6}}'],
  ],
  [
    'gives brokers machines, and writes down that copies stay',
    `headroom: 1
workload: {peak_factor: 1x}
components:
  log: {kind: stream, service_time: 1ms, replicas: 3, partitions: 12}
flows:
  f: {rate: 1k/s, steps: [{publish: log}]}
`,
    ['  log: {kind: stream, service_time: 1ms, replicas: 5, partitions: 12, replication: {factor: 3}}'],
  ],
  [
    'writes sizes with their units, and pools by their target',
    `headroom: 1
workload: {peak_factor: 1x}
components:
  api: {kind: service, service_time: {constant: 66ms}, replicas: 10, pools: {db: 50}}
  db: {kind: database, service_time: 1ms, connections: 100, storage: 1GB}
flows:
  f:
    rate: 100/s
    steps: [{call: api, steps: [{call: db, writes: row}]}]
data:
  row: {store: db, record_size: 1kB, overhead: 1x, retention: 30d}
`,
    [
      '  api: {kind: service, service_time: {constant: 66ms}, replicas: 10, pools: {db: 10}}',
      '  db: {kind: database, service_time: 1ms, connections: 100, storage: 310GB}',
    ],
  ],
];

describe('sizeDocument', () => {
  for (const [title, text, changed] of cases) {
    it(title, () => {
      const sized = sizeDocument(checkDocument(text));
      assert.ok(sized);
      const after = applyEdits(text, sized.edits);
      const before = text.split('\n');
      assert.deepEqual(
        after.split('\n').filter((line) => !before.includes(line)),
        changed.filter((line) => !before.includes(line)),
      );
      assert.deepEqual(sizeDocument(checkDocument(after))?.changes, [], 'what is sized needs nothing more');
    });
  }

  it('leaves a document with errors alone', () => {
    assert.equal(sizeDocument(checkDocument('headroom: 1\ncomponents: {api: {kind: servce}}\n')), undefined);
  });

  const reasons: [title: string, text: string, path: string, cause: object][] = [
    [
      'work that takes longer than is allowed',
      'components: {api: {kind: service, service_time: 80ms}}\nflows: {f: {rate: 1/s, slo: {latency: {p99: 50ms}}, steps: [api]}}',
      'flows.f.latency.p99',
      { kind: 'work', component: 'api' },
    ],
    [
      'what others run and what may fail',
      'components: {pay: {kind: external, service_time: 80ms, sla: 99%}}\nflows: {f: {rate: 1/s, slo: {availability: 99.9%}, steps: [pay]}}',
      'flows.f.availability',
      { kind: 'dependency', components: ['pay'] },
    ],
    [
      'a limit that is written down',
      'components: {api: {kind: service, service_time: 1ms, rate_limit: 10/s}}\nflows: {f: {rate: 20/s, steps: [api]}}',
      'components.api.rate_limit',
      { kind: 'limit' },
    ],
    [
      'a price that everything else asks for',
      'objectives: {cost: $15/month}\ncomponents: {api: {kind: service, service_time: 10ms, cost: {replica: $10/month}}}\nflows: {f: {rate: 100/s, steps: [api]}}',
      'objectives.cost',
      { kind: 'cost' },
    ],
    [
      'a loss that only backups answer',
      'objectives: {rpo: 1h}\ncomponents: {db: {kind: database, service_time: 1ms}}\nflows: {f: {rate: 1/s, steps: [{call: db, writes: row}]}}\ndata: {row: {store: db, record_size: 1kB}}',
      'objectives.rpo',
      { kind: 'recovery' },
    ],
  ];
  for (const [title, text, path, cause] of reasons) {
    it(`names as a reason: ${title}`, () => {
      const sized = sizeDocument(checkDocument(`headroom: 1\n${text}\n`));
      const found = sized?.remaining.find((remaining) => remaining.path === path);
      assert.deepEqual(found?.cause, cause, JSON.stringify(sized?.remaining));
    });
  }
});
