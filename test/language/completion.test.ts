import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import { type CompletionItem, completionsAt } from '../../src/language/completion/completions-at';
import { readSpec } from '../../src/spec/read-spec';
import { atCursor, documentAtCursor, shop } from './cursor';

/** The document after an item was taken and every tab stop left as it is. */
function after(text: string, { range, insertText, snippet }: CompletionItem): string {
  const inserted = snippet
    ? insertText.replace(/\$\{\d+:((?:[^}\\]|\\.)*)\}|\$\d+/g, '$1').replace(/\\([\\$}])/g, '$1')
    : insertText;
  return text.slice(0, range.start) + inserted + text.slice(range.end);
}

/** Each `label -> result` must be offered and give that document; `!label` must not be offered. */
function check(marked: string, ...expected: string[]): void {
  const { document, offset } = documentAtCursor(marked);
  const items = completionsAt(document, offset);
  const labels = items.map(({ label }) => label);
  for (const expectation of expected) {
    const [label = '', result] = expectation.split(' -> ');
    if (label.startsWith('!')) {
      assert.ok(!labels.includes(label.slice(1)), `${label} is offered at ${marked}`);
      continue;
    }
    const item = items.find((candidate) => candidate.label === label);
    assert.ok(item, `no ${label} at ${marked}: ${labels.join(', ')}`);
    if (result !== undefined) assert.equal(after(document.text, item), result);
  }
  if (expected.length === 0) assert.deepEqual(labels, [], marked);
}

const head = 'headroom: 1\n';

describe('completionsAt', () => {
  describe('keys', () => {
    const cases: [string, string, ...string[]][] = [
      ['at the top level', `${head}|`, `title -> ${head}title: `, '!headroom'],
      ['half-typed', `${head}wor|`, `workload -> ${head}workload:\n  `],
      ['of a whole spec', '|', 'headroom -> headroom: 1', 'design spec'],
      ['before a colon', `${head}wor|load:\n  horizon: 1y`, `workload -> ${head}workload:\n  horizon: 1y`],
      ['below an open key', 'workload:\n  |', 'peak_factor -> workload:\n  peak_factor: 2x', '!kind'],
      ['that are not there yet', 'workload:\n  |\n  horizon: 1y', 'growth', '!horizon'],
      ['in braces', 'workload: {|}', 'growth -> workload: {growth: 0%/month}'],
      ['in braces behind others', 'workload: {horizon: 1y, gr|}', 'growth', '!horizon'],
      ['in braces before others', 'workload: {|, horizon: 1y}', 'growth', '!horizon'],
      ['in braces over lines', 'workload: {\n  horizon: 1y,\n  |\n}', 'growth', '!horizon'],
      ['in an unclosed brace', 'workload: {|\ncomponents:\n  a: {kind: cache}', 'growth'],
      [
        'of a component',
        'components:\n  db:\n    kind: database\n    |',
        'replication',
        'capacity',
        '!hit_ratio',
        '!kind',
      ],
      ['of a component whose kind follows', 'components:\n  c:\n    |\n    kind: cache', 'hit_ratio', '!backoff'],
      ['of a cache in braces', 'components:\n  c: {kind: cache, |}', 'hit_ratio', '!partitions'],
      ['of a step', 'flows:\n  f:\n    steps:\n      - |', 'call -> flows:\n  f:\n    steps:\n      - call: '],
      [
        'of a step below its verb',
        'flows:\n  f:\n    steps:\n      - call: a\n        |',
        'steps -> flows:\n  f:\n    steps:\n      - call: a\n        steps:\n          - ',
        '!publish',
      ],
      ['of a step that has no verb yet', 'flows:\n  f:\n    steps:\n      - |', 'publish', '!timeout', '!via'],
      [
        'of a call of what is no cache',
        'components:\n  a: {kind: service}\nflows:\n  f:\n    steps:\n      - call: a\n        |',
        'timeout',
        '!on_miss',
        '!hit_ratio',
        '!via',
        '!wait_for',
      ],
      [
        'of a call of a cache',
        'components:\n  a: {kind: cache}\nflows:\n  f:\n    steps:\n      - {call: a, fan_out: 3, |}',
        'on_miss',
        'wait_for',
      ],
      ['of a message', 'flows:\n  f:\n    steps:\n      - {publish: q, |}', 'via', 'optional', '!on_miss'],
      [
        'of branches',
        'flows:\n  f:\n    steps:\n      - parallel: [a, b]\n        |',
        'wait_for',
        'on_failure',
        '!reads',
        '!hedge',
      ],
      ['of a step in a list that is not indented', 'flows:\n  f:\n    steps:\n    - call: a\n      time|', 'timeout'],
      ['behind a list that is not indented', 'flows:\n  f:\n    steps:\n    - call: a\n    |', 'slo', 'patterns'],
      [
        'with the usual mapping',
        'flows:\n  f:\n    sl|',
        'slo -> flows:\n  f:\n    slo: {availability: 99.9%, latency: {p99: 200ms}}',
      ],
      [
        'with money',
        'components:\n  a:\n    kind: service\n    cos|',
        'cost -> components:\n  a:\n    kind: service\n    cost: {replica: $0.20/h}',
      ],
      ['after a deeper block', 'workload:\n  users:\n    total: 1\n  |', 'growth', '!concurrent'],
      [
        'in the middle of a broken document',
        'workload: [\ncomponents:\n  a:\n    kind: service\n    |\nflows: }',
        'replicas',
      ],
      ['with anchors above', 'components:\n  a: &a\n    kind: service\n    |', 'replicas'],
      ['of a quantity', 'components:\n  a:\n    kind: cache\n    hit_ratio: {value: 3%, |}', 'source', '!value'],
      ['ids of components', shop.replace('{slow: {db: 4x}', '{slow: {|}'), 'api', '!browse'],
    ];
    for (const [title, marked, ...expected] of cases) it(title, () => check(marked, ...expected));

    it('begin with required ones and those that suit the kind', () => {
      const { document, offset } = documentAtCursor('components:\n  db: {kind: database, |}');
      assert.deepEqual(
        completionsAt(document, offset)
          .slice(0, 3)
          .map(({ label }) => label),
        ['technology', 'replicas', 'shards'],
      );
      const step = documentAtCursor('components:\n  db:\n    |\n');
      assert.equal(completionsAt(step.document, step.offset)[0]?.label, 'kind');
    });
    it('say what they mean', () => {
      const { document, offset } = documentAtCursor('workload: {|}');
      const item = completionsAt(document, offset).find(({ label }) => label === 'peak_factor');
      assert.equal(item?.detail, 'factor');
      assert.match(item?.documentation ?? '', /default `2x`\n\nPeak rate/);
    });
  });

  describe('values', () => {
    const cases: [string, string, ...string[]][] = [
      ['words', 'components:\n  a:\n    kind: ser|', 'service -> components:\n  a:\n    kind: service', 'cache'],
      ['right behind the colon', 'components:\n  a:\n    kind:|', 'cache -> components:\n  a:\n    kind: cache'],
      ['the whole old value', 'status: re|view # x', 'draft -> status: draft # x'],
      ['in quotes', 'status: "dr|"', 'draft -> status: "draft"'],
      ['in braces', 'components: {a: {kind: |}}', 'cache -> components: {a: {kind: cache}}'],
      [
        'in braces without a blank',
        'components: {a: {kind:|, replicas: 2}}',
        'cache -> components: {a: {kind: cache, replicas: 2}}',
      ],
      ['truth', 'flows:\n  f:\n    steps:\n      - call: a\n        optional: |', 'true', 'false'],
      ['units of a duration', 'workload:\n  horizon: 3|', '3y -> workload:\n  horizon: 3y', '3d', '!3m', '!1y'],
      ['units that begin like this', 'components: {a: {service_time: 12m|}}', '12ms', '12min', '!12s'],
      ['units of a rate with a multiplier', 'flows: {f: {rate: 12k|}}', '12k/s', '12k/day', '!12kk'],
      ['units of a range', 'flows: {f: {rate: 10..20|}}', '10..20/s'],
      ['units of money', 'components: {a: {cost: {replica: $2|}}}', '$2/h'],
      ['no units of plain numbers', 'components: {a: {replicas: 3|}}', '!3k'],
      [
        'examples',
        'components:\n  a:\n    service_time: |',
        '{mean: 4ms, p99: 20ms} -> components:\n  a:\n    service_time: {mean: 4ms, p99: 20ms}',
      ],
      ['the default', 'workload:\n  peak_factor: |', '2x'],
      ['words beside a quantity', 'data: {a: {retention: |}}', 'forever'],
      ['technologies of the kind', 'components: {a: {kind: stream, technology: |}}', 'kafka', '!nginx'],
      ['patterns', 'components: {a: {patterns: [cdn, |]}}', 'bulkhead', '!cdn'],
      ['rules', 'lint: {rules: {|}}', 'resilience/missing-timeout -> lint: {rules: {resilience/missing-timeout: }}'],
      ['waived rules', 'lint:\n  waivers:\n    - rule: |', 'resilience/missing-timeout'],
      ['checklists', 'reviews:\n  |', 'api', 'data'],
      ['checklist items', 'reviews:\n  api:\n    |', 'key-window'],
    ];
    for (const [title, marked, ...expected] of cases) it(title, () => check(marked, ...expected));
  });

  describe('ids', () => {
    const inShop = (line: string) => shop.replace('    steps: [indexer', `    ${line}\n    steps: [indexer`);
    const cases: [string, string, ...string[]][] = [
      ['components to call', inShop('x: 1').replace('- call: cache', '- call: |'), 'api', 'db', '!browse'],
      ['brokers to publish to', shop.replace('- publish: events', '- publish: |'), 'events', '!db'],
      ['sources of messages', shop.replace('from: events', 'from: |'), 'events', '!api'],
      ['steps in short', shop.replace('[indexer', '[|, indexer'), 'api'],
      ['datasets', shop.replace('reads: item', 'reads: |'), 'item', '!db'],
      ['stores', shop.replace('store: db', 'store: |'), 'db', '!api'],
      [
        'a list without what it has',
        shop.replace('fail: [db, zone]', 'fail: [db, |]'),
        'api',
        'zone',
        'us-east',
        '!db',
      ],
      ['block list items', 'components:\n  a: {kind: service}\n  b:\n    depends_on:\n      - |', 'a', '!b'],
      [
        'the first item of a block list',
        'components:\n  a: {kind: service}\n  b:\n    depends_on:\n      |',
        'a -> components:\n  a: {kind: service}\n  b:\n    depends_on:\n      - a',
      ],
      [
        'a further item',
        'components:\n  a: {kind: service}\n  c: {kind: service}\n  b:\n    depends_on:\n      - a\n      |',
        'c -> components:\n  a: {kind: service}\n  c: {kind: service}\n  b:\n    depends_on:\n      - a\n      - c',
        '!a',
      ],
      [
        'pools',
        shop.replace('pools: {db: 20}', 'pools: {|}'),
        'db -> '.concat(shop.replace('pools: {db: 20}', 'pools: {db: 3}')),
        '!api',
      ],
      ['places of waivers', shop.replace('at: components.db,', 'at: |,'), 'components.db', 'flows.browse', 'data.item'],
    ];
    for (const [title, marked, ...expected] of cases) it(title, () => check(marked, ...expected));
  });

  describe('scaffolds', () => {
    const cases: [string, string, ...string[]][] = [
      [
        'a component',
        'components:\n  |',
        'new cache -> components:\n  cache:\n    kind: cache\n    technology: redis\n    capacity: 80k/s\n    hit_ratio: 90%\n    ttl: 1h',
      ],
      ['an id that is free', 'components:\n  db: {kind: database}\n  |', 'new scheduler', 'new lock'],
      ['none in braces', 'components: {|}', '!new cache'],
      [
        'a flow through what is there',
        'components:\n  web: {kind: service}\n  pg: {kind: database}\nflows:\n  |',
        'new write flow -> components:\n  web: {kind: service}\n  pg: {kind: database}\nflows:\n  write:\n    rate: 1k/s\n    slo: {availability: 99.9%, latency: {p99: 200ms}}\n    steps:\n      - call: web\n        steps:\n          - call: pg\n            operation: write',
      ],
      ['a scenario', 'scenarios:\n  |', 'new lost zone -> scenarios:\n  lose-a-zone: {fail: [zone]}'],
    ];
    for (const [title, marked, ...expected] of cases) it(title, () => check(marked, ...expected));

    it('are valid in themselves', () => {
      const places = [
        '|',
        'components:\n  |',
        'flows:\n  |',
        'data:\n  |',
        'scenarios:\n  |',
        'regions:\n  |',
        'stages:\n  |',
        'apis:\n  |',
        'locks:\n  |',
        'realtime:\n  |',
      ];
      for (const place of places) {
        const { text, offset } = atCursor(place);
        const scaffolds = completionsAt(readSpec(text), offset).filter(({ kind }) => kind === 'scaffold');
        assert.ok(scaffolds.length > 0, place);
        for (const item of scaffolds) {
          const result = after(text, item);
          const wrong = readSpec(result.includes('headroom:') ? result : `headroom: 1\ntitle: t\n${result}`).findings;
          // What they refer to is not there yet.
          const others = wrong.filter(
            ({ rule, severity }) => severity === 'error' && rule !== 'arch/dangling-reference',
          );
          assert.deepEqual(others, [], result);
        }
      }
    });
  });

  describe('directives', () => {
    const directive = 'headroom-disable-next-line';
    const cases: [string, string, ...string[]][] = [
      ['in a comment', 'tier: 1\n# headroom-d|', `${directive} -> tier: 1\n# ${directive}  -- reason`],
      [
        'with a rule',
        `# ${directive} res|\ntier: 1`,
        `resilience/missing-timeout -> # ${directive} resilience/missing-timeout\ntier: 1`,
      ],
      ['not in other comments', '# some te|xt', `!${directive}`],
    ];
    for (const [title, marked, ...expected] of cases) it(title, () => check(marked, ...expected));
  });

  describe('stays silent', () => {
    const cases: [string, string][] = [
      ['in comments', 'workload:\n  # pea|'],
      ['behind values', 'status: draft # re|'],
      ['in block scalars', 'summary: >\n  some te|xt\n'],
      ['in free text', 'title: some te|xt'],
      ['below a value', 'title: text\n  |'],
      ['in unknown mappings', 'nothing:\n  |'],
      ['between a blank and text', 'workload:\n |   horizon: 1y'],
    ];
    for (const [title, marked] of cases) it(title, () => check(marked));
  });

  it('gives ranges on one line around the offset for any text', () => {
    const piece = fc.constantFrom(
      'components',
      ':',
      ' ',
      '\n',
      '  ',
      '- ',
      '{',
      '}',
      '[',
      ']',
      ',',
      '"',
      "'",
      '#',
      '>',
      'kind',
      'a',
      '1',
      '&x',
      '\t',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.nat(), (pieces, at) => {
        const text = pieces.join('');
        const offset = at % (text.length + 1);
        for (const { range, sortText } of completionsAt(readSpec(text), offset)) {
          assert.ok(range.start <= offset && offset <= range.end && sortText.length === 4);
          assert.ok(!text.slice(range.start, range.end).includes('\n'));
        }
      }),
      { seed: 3, numRuns: 300 },
    );
  });
  it('offers something all over a real spec', () => {
    const document = readSpec(shop);
    const offsets = Array.from({ length: Math.floor(shop.length / 9) }, (_, index) => index * 9);
    const answered = offsets.filter((offset) => completionsAt(document, offset).length > 0);
    assert.ok(answered.length > offsets.length / 4);
  });
});
