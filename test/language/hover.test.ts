import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Results } from '../../src/analysis/results';
import { hoverAt } from '../../src/language/hover';
import { hoverMarkdown } from '../../src/language/hover-markdown';
import { atCursor, checkedWith, shop } from './cursor';

/** `hovered text` and parts of the contents, in any order; nothing expected: no hover. */
function check(marked: string, results: Partial<Results>, hovered?: string, ...contents: string[]): void {
  const { text, offset } = atCursor(marked);
  const hover = hoverAt(checkedWith(text, results), offset);
  assert.equal(hover && text.slice(hover.start, hover.end), hovered, marked);
  for (const part of contents) assert.ok(hover?.contents.includes(part), `${part} in: ${hover?.contents}`);
  assert.ok((hover?.contents.split('\n').length ?? 0) <= 24);
}

/** The shop with the cursor before `before`, which is part of `context`. */
function at(context: string, before: string): string {
  const position = shop.indexOf(context) + context.indexOf(before);
  assert.ok(shop.includes(context) && context.includes(before));
  return `${shop.slice(0, position)}|${shop.slice(position)}`;
}

const results: Partial<Results> = {
  components: {
    db: {
      calls: { mean: 1273.148148, peak: 3819.444444 },
      servers: 1,
      holding_time: 0.00025,
      utilization: { mean: 0.3, peak: 0.9 },
      response_time: { mean: 0.002, p50: 0.001, p99: 0.018 },
      wait: { probability: 0.9, mean: 0.0015, p99: 0.015 },
      headroom: 1.1,
      max_throughput: 4000,
      replicas: { given: 1, needed_at_peak: 1 },
      storage: { at_horizon: 4.2e12, limit: 5e12 },
      recovery: { rpo: 300 },
      cost: 720,
    },
  },
  flows: {
    browse: {
      rate: { mean: 1157.4, peak: 3472.2 },
      latency: { p99: 0.084, method: 'approximation', tail_share: [{ component: 'db', seconds: 0.05 }] },
      availability: {
        value: 0.9993,
        downtime_30d: 1814.4,
        downtime_365d: 22075.2,
        method: 'exact',
        contributors: [{ component: 'db', share: 0.7 }],
      },
      objectives: [],
      single_points_of_failure: ['db'],
    },
  },
  data: { item: { records_per_second: 10, bytes_per_day: 432e6, stored_at_horizon: 1e12 } },
  scenarios: {
    'slow-db': { verdict: 'fails', expected: 'meets', as_expected: false, changes: [], first_failure: 'db saturates' },
  },
  assumptions: [{ path: 'components.db.concurrency', value: 1, because: 'the default' }],
};

describe('hoverAt', () => {
  const cases: [string, string, string, ...string[]][] = [
    [
      'a key',
      at('    service_time: 4ms', 'service_time'),
      'service_time',
      '**service_time** · duration',
      'Units: ns',
      'own work only',
    ],
    ['a key with a default', at('peak_factor: 3x', 'peak'), 'peak_factor', 'default `2x`', 'factor'],
    ['a required key', at('    kind: service', 'kind'), 'kind', 'required'],
    ['a word', at('    kind: service', 'service'), 'service', '**service**'],
    ['the rate of a flow', at('rate: 100M/day', '100M'), '100M/day', '`100M/day` = 1,157/s mean, 3,472/s at peak (3x)'],
    ['another rate', at('240k/min', '240k'), '240k/min', '= 4,000/s = 346M a day'],
    ['an availability', at('availability: 99.95%\n', '99'), '99.95%', '21.6 min down in 30 d'],
    ['a short time', at('service_time: 4ms', '4ms'), '4ms', '= 1 / 250/s for each server'],
    ['a size', at('500B', '500B'), '500B', '500 bytes'],
    ['a count of users', at('50M', '50M'), '50M', '50,000,000'],
    [
      'a component where it is defined',
      at('  db:\n', 'db'),
      'db',
      '**db** · database · postgres',
      'behind a circuit breaker',
    ],
    [
      'a component where it is used',
      at('- call: db', 'db'),
      'db',
      'in flows `browse`, `index`; called by `api`',
      '**Utilisation** 90% at peak = 3,819/s calls at peak x 250 µs holding time / 1 server',
      '**Response time** p99 18 ms; mean 2 ms ≈ 5.29 ms mean wait + 250 µs own work',
      "**Fits** 1.1x of today's peak = 4,000/s calls that it can take / 3,819/s calls at peak",
      '**Storage** 4.2 TB at the horizon, limit 5 TB',
      '**Recovery** RPO 5 min',
      '**Cost** $720/month',
      '**Assumed** `concurrency`',
    ],
    ['a component in quotes', at('"db"', 'db'), 'db', 'called by'],
    ['a component in a waiver', at('at: components.db,', 'db'), 'db', '**db** · database'],
    [
      'a flow',
      at('  browse:', 'browse'),
      'browse',
      '**Rate** 1,157/s mean, 3,472/s at peak = 1,157/s mean rate x 3x peak factor',
      '**Latency** p99 84 ms, SLO 80 ms: 4 ms over',
      '**Slow requests** spend 50 ms in `db`',
      '**Availability** 99.93%, SLO 99.95%: 8.64 min over in 30 d',
      '**Downtime** by `db` 70%',
      '**Single points of failure** `db`',
    ],
    [
      'a dataset',
      at('reads: item', 'item'),
      'item',
      '**item** · dataset · in `db`',
      '**Grows by** 10/s, 432 MB a day',
      '1 TB in 365 d',
    ],
    ['a region', at('  us-east:', 'us-east'), 'us-east', '3 zones', 'runs `api`'],
    [
      'a scenario',
      at('  slow-db:', 'slow-db'),
      'slow-db',
      '**Verdict** fails, expected meets: not as expected',
      'db saturates',
    ],
    ['a technology', at('technology: postgres', 'postgres'), 'postgres', '**PostgreSQL**', 'max_connections'],
    ['a term in a text', at('behind a circuit breaker', 'breaker'), 'circuit breaker', '**Circuit breaker**'],
  ];
  for (const [title, marked, hovered, ...contents] of cases) {
    it(`explains ${title}`, () => check(marked, results, hovered, ...contents));
  }

  const small: [string, string, string | undefined, ...string[]][] = [
    ['a pattern', 'components: {a: {kind: cache, patterns: [bulk|head]}}', 'bulkhead', '**Bulkhead**'],
    [
      'a rule',
      'lint: {rules: {resilience/missing-|timeout: off}}',
      'resilience/missing-timeout',
      '`resilience/missing-timeout`',
    ],
    ['a checklist', 'reviews: {ap|i: {}}', 'api', 'questions'],
    ['a checklist item', 'reviews: {api: {key-|window: {answer: yes}}}', 'key-window', '**'],
    [
      'a rate per user',
      'workload: {users: {daily_active: 50M}}\nflows: {f: {rate: 10|/user/day}}',
      '10/user/day',
      '50M daily active users x 10/day = 5,787/s mean',
    ],
    ['a rate per unknown users', 'flows: {f: {rate: 10|/user/day}}', '10/user/day', 'for each user'],
    [
      'a range',
      'workload: {users: {daily_active: 40|M..60M}}',
      '40M..60M',
      'median 49M',
      '90 % interval',
      '5 % are below 40M',
    ],
    ['a growth', 'workload: {growth: |8%/month}', '8%/month', '2.55x in a year', 'doubled after'],
    ['a price', 'components: {a: {kind: cache, cost: {replica: $|0.20/h}}}', '$0.20/h', '$144/month'],
    ['bits', 'components: {a: {kind: cache, bandwidth: 1G|bps}}', '1Gbps', '125 MB/s = 1 Gbit/s'],
    ['terms of comments', '# A circuit\n# brea|ker\nheadroom: 1', 'circuit\n# breaker', '**Circuit breaker**'],
    ['terms of comments behind values', 'headroom: 1 # a CD|N', 'CDN', 'Content delivery network'],
    ['no code in texts', 'summary: a `CD|N`', undefined],
    ['nothing unknown', 'nothing: 1|2', undefined],
    ['nothing between', 'a: 1\n|\n', undefined],
  ];
  for (const [title, marked, hovered, ...contents] of small)
    it(`explains ${title}`, () => check(marked, {}, hovered, ...contents));

  it('escapes what the author wrote', () => {
    const text = 'components:\n  |a: {kind: cache, technology: "<b>*x*</b>", notes: "[x](command:y) <script>"}';
    const { text: spec, offset } = atCursor(text);
    const contents = hoverAt(checkedWith(spec), offset)?.contents ?? '';
    assert.ok(contents.includes('\\<b\\>\\*x\\*') && contents.includes('\\[x\\](command:y) \\<script\\>'), contents);
  });
  it('gives a range around the offset for any text', () => {
    const piece = fc.constantFrom(
      ...shop.split(/(?<=\s)/),
      '*a',
      '&a ',
      '{',
      '}',
      '"',
      '\t',
      '# CDN\n',
      '\0',
      '\ud83d',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), fc.nat(), (pieces, position) => {
        const text = pieces.join('');
        const offset = position % (text.length + 1);
        const hover = hoverAt(checkedWith(text), offset);
        assert.ok(
          !hover || (hover.start <= offset && offset <= hover.end && !/NaN|Infinity|undefined/.test(hover.contents)),
        );
      }),
      { seed: 5, numRuns: 150 },
    );
  });
});

describe('hoverMarkdown', () => {
  const cases: [string, string | undefined][] = [
    ['Behind a CD|N.', 'CDN'],
    ['```yaml\nCD|N\n```', undefined],
    ['A `CD|N`', undefined],
    ['Nothing he|re', undefined],
  ];
  for (const [marked, hovered] of cases) {
    it(`finds ${hovered ?? 'nothing'} in ${JSON.stringify(marked)}`, () => {
      const { text, offset } = atCursor(marked);
      const hover = hoverMarkdown(text, offset);
      assert.equal(hover && text.slice(hover.start, hover.end), hovered);
    });
  }
});
