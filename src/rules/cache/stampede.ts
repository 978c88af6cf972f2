import { zipfTopShare } from '../../analysis/methods/zipf';
import { formatQuantity } from '../../quantity/format-quantity';
import { setField } from '../../spec/edit/set-field';
import type { Component } from '../../spec/model/component';
import type { StepSpec } from '../../spec/spec.generated';
import { datasetOf } from '../facts/datasets';
import { peakCalls } from '../facts/peak-calls';
import { stepsCalling } from '../facts/placed-steps';
import type { Rule, RuleInput } from '../rule';
import { thresholdOf } from '../threshold';

export const stampede: Rule = {
  id: 'cache/stampede',
  title: 'Hot entry that everybody refills at once',
  severity: 'warning',
  rationale:
    'When the entry of a popular key expires, every request for it until the first answer is back goes to the source: the key’s rate times the time to fetch it. For a hot key that is dozens of copies of the same work in one moment. One caller can fetch for all (`lock`), or refresh before the end (`early-refresh`); `jitter` keeps many keys from expiring together.',
  source: {
    title: 'Vattani et al.: Optimal Probabilistic Cache Stampede Prevention, VLDB 2015',
    url: 'https://www.vldb.org/pvldb/vol8/p886-vattani.pdf',
  },
  threshold: { value: 10, dimension: 'count', meaning: 'requests that may refill one entry at once' },
  *check(input) {
    const { spec, model, steps, analysis } = input;
    const many = thresholdOf(stampede, input);
    for (const cache of model.components) {
      const bound = spec.components?.entries.get(cache.id);
      if (cache.kind !== 'cache' || cache.ttl === undefined || !bound) continue;
      if ((cache.cache?.stampede ?? 'none') !== 'none') continue;
      for (const { step } of stepsCalling(steps).get(cache.id) ?? []) {
        if (!step.on_miss) continue;
        const share = hottestShare(cache, step.reads?.ids.map(({ id }) => id.value) ?? [], input);
        if (!share) continue;
        const rate = (peakCalls(analysis).get(step.place.path) ?? 0) * share;
        const fetch = timeOf(step.on_miss?.items ?? [], input);
        if (rate * fetch <= many) continue;
        yield {
          message: `The hottest key of \`${cache.id}\` is read ${formatQuantity(rate, 'rate')} and takes ${formatQuantity(fetch, 'duration')} to fetch: when it expires, about ${formatQuantity(Math.round(rate * fetch), 'count')} requests fetch it at once. Set \`stampede: lock\` or \`early-refresh\``,
          path: cache.path,
          span: (bound.stampede ?? bound.ttl ?? bound.kind)?.place.span ?? bound.place.span,
        };
        break;
      }
    }
  },
  fixes({ path }, { document }) {
    const edit = setField(document.tree, path, 'stampede', 'lock');
    return edit ? [{ title: 'Let one caller fetch for all', edits: [edit], preferred: true }] : [];
  },
  examples: {
    failing: `headroom: 1
title: News
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 2ms, concurrency: 64, replicas: 12}
  cache: {kind: cache, capacity: 80k/s, hit_ratio: 98%, ttl: 1min, items: 10k, skew: 1.1, warm_up: 5min}
  db: {kind: database, service_time: 50ms, concurrency: 200, replicas: 2}
flows:
  read:
    rate: 3k/s
    steps:
      - call: api
        steps:
          - call: cache
            timeout: 20ms
            on_miss: [{call: db, timeout: 1s}]
`,
    passing: `headroom: 1
title: News
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 2ms, concurrency: 64, replicas: 12}
  cache:
    {kind: cache, capacity: 80k/s, hit_ratio: 98%, ttl: 1min, items: 10k, skew: 1.1, warm_up: 5min, stampede: lock}
  db: {kind: database, service_time: 50ms, concurrency: 200, replicas: 2}
flows:
  read:
    rate: 3k/s
    steps:
      - call: api
        steps:
          - call: cache
            timeout: 20ms
            on_miss: [{call: db, timeout: 1s}]
`,
  },
};

/** Mean seconds of steps one after another; what a component calls is part of its response time. */
function timeOf(steps: readonly StepSpec[], input: RuleInput): number {
  return steps.reduce((sum, { call, parallel }) => {
    const own = input.analysis.results.components[call?.value ?? '']?.response_time?.mean ?? 0;
    const branches = (parallel?.items ?? []).map((branch) => timeOf([branch], input));
    return sum + own + Math.max(0, ...branches);
  }, 0);
}

/** Share of the reads that go to the most popular key, where the spec says how popularity is spread. */
function hottestShare(cache: Component, reads: readonly string[], { model, analysis }: RuleInput): number | undefined {
  if (cache.partition?.hottest !== undefined) return cache.partition.hottest;
  const { items, skew } = cache.cache ?? {};
  if (items && skew !== undefined) return zipfTopShare(items, skew, 1);
  const read = reads.flatMap((id) => datasetOf(id, model) ?? []).sort((a, b) => a.index - b.index);
  for (const dataset of read) {
    if (dataset.skew === undefined) continue;
    const records = dataset.initial || (analysis.results.data[dataset.id]?.records_at_horizon ?? 0);
    if (records > 0) return zipfTopShare(records, dataset.skew, 1);
  }
  return undefined;
}
