import { zipfTopShare } from '../../analysis/methods/zipf';
import { findTechnology } from '../../catalog/technologies';
import { formatQuantity } from '../../quantity/format-quantity';
import type { Component } from '../../spec/model/component';
import { datasetsIn } from '../facts/datasets';
import type { Rule, RuleFinding, RuleInput } from '../rule';

/** DynamoDB: what one partition takes. */
const dynamo = { reads: 3000, writes: 1000 } as const;

export const hotPartition: Rule = {
  id: 'shard/hot-partition',
  title: 'One key asks for more than a partition can give',
  severity: 'error',
  rationale:
    'Partitions divide keys, not the load of one key. The partition with the hottest key gets that key’s whole share and an even part of the rest, and it must fit one partition, however many there are. Adding partitions does not help then: give the key a suffix and spread it, cache it, or choose a key that divides the load.',
  source: {
    title: 'Amazon DynamoDB: Designing partition keys (3,000 reads and 1,000 writes a second for each partition)',
    url: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html',
  },
  *check(input) {
    const { spec, model, analysis } = input;
    for (const component of model.components) {
      const partition = spec.components?.entries.get(component.id)?.partition;
      if (!partition) continue;
      const place = (partition.hottest ?? partition.skew ?? partition.key)?.place ?? partition.place;
      const { hottestPartition: hottest, utilization } = analysis.capacity.components[component.index]!;
      const mean = utilization?.peak ?? 0;
      // Overloaded on average as well: then the load is too high, not uneven.
      if (hottest && hottest.utilization > 1 && mean <= 1) {
        yield {
          message: `The hottest ${component.queue ? 'partition' : 'shard'} of \`${component.id}\` gets ${formatQuantity(hottest.share, 'fraction')} of the calls, ${formatQuantity(hottest.utilization, 'factor')} of what one can take. Split the hottest key with a suffix, cache it, or choose another key`,
          path: component.path,
          span: place.span,
        };
      } else yield* ofTechnology(component, place, input);
    }
  },
  examples: {
    failing: `headroom: 1
title: Likes
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 1ms, concurrency: 64, replicas: 6}
  likes:
    kind: database
    capacity: 2k/s
    shards: 16
    replicas: 2
    partition: {key: post_id, hottest: 20%}
flows:
  like: {rate: 4k/s, steps: [{call: api, steps: [{call: likes, operation: write, timeout: 500ms}]}]}
`,
    passing: `headroom: 1
title: Likes
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 1ms, concurrency: 64, replicas: 6}
  likes:
    kind: database
    capacity: 2k/s
    shards: 16
    replicas: 2
    partition: {key: [post_id, suffix], hottest: 2%}
flows:
  like: {rate: 4k/s, steps: [{call: api, steps: [{call: likes, operation: write, timeout: 500ms}]}]}
`,
  },
};

/** Stores that hide how many partitions they have still limit what each takes. */
function* ofTechnology(
  { index, id, path, technology, partition }: Component,
  { span }: { readonly span: RuleFinding['span'] },
  { analysis, model }: RuleInput,
): Iterable<RuleFinding> {
  if (technology === undefined || findTechnology(technology)?.id !== 'dynamodb' || !partition) return;
  const stored = datasetsIn(index, model).reduce((sum, { initial }) => sum + initial, 0);
  const keys = partition.keys ?? stored;
  const share =
    partition.hottest ?? (partition.skew !== undefined && keys > 0 ? zipfTopShare(keys, partition.skew, 1) : 0);
  const { reads, writes } = analysis.capacity.components[index] ?? {};
  for (const [what, calls] of [
    ['reads', reads],
    ['writes', writes],
  ] as const) {
    const hot = (calls?.peak ?? 0) * share;
    if (hot <= dynamo[what]) continue;
    yield {
      message: `The hottest key of \`${id}\` gets ${formatQuantity(hot, 'rate')} of ${what} at peak; a DynamoDB partition takes ${formatQuantity(dynamo[what], 'rate')}. Spread the key over ${Math.ceil(hot / dynamo[what])} or more suffixes${what === 'reads' ? ', or cache it' : ''}`,
      path,
      span,
    };
  }
}
