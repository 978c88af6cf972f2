import { setFields } from '../edits/set-fields';
import { targetOf } from '../facts/placed-steps';
import type { Rule, RuleInput } from '../rule';

export const quorum: Rule = {
  id: 'replication/quorum',
  title: 'Quorums that do not give what is promised',
  severity: 'error',
  rationale:
    'With N copies, a read that asks R of them meets the last write, which W confirmed, only if R + W is more than N: the two sets then share a copy. And only W above N / 2 keeps two concurrent writes from both succeeding. That matters where data or a read asks for `strong` consistency. A quorum above N is never reached.',
  source: {
    title: 'Kleppmann: Designing Data-Intensive Applications, chapter 5 (quorums)',
    url: 'https://dataintensive.net/',
  },
  *check(input) {
    for (const store of input.model.components) {
      const copies = store.replication;
      const bound = input.spec.components?.entries.get(store.id)?.replication;
      const { read_quorum: read, write_quorum: write } = bound ?? {};
      if (copies?.mode !== 'leaderless' || !bound || (!read && !write)) continue;
      const n = Math.round(copies.factor);
      const above = [read, write].find((size) => size && size.value > n);
      const best = { read: n - Math.floor(n / 2), write: Math.floor(n / 2) + 1 };
      const found = { path: store.path, data: best };
      if (above) {
        yield {
          ...found,
          message: `\`${store.id}\` keeps ${n} copies, so ${above.value} of them never answer: no call succeeds. Read ${best.read} and write ${best.write}`,
          span: above.place.span,
        };
        continue;
      }
      const who = read && write ? asksForStrong(store.id, input) : undefined;
      if (!read || !write || who === undefined) continue;
      if (read.value + write.value > n && write.value > n / 2) continue;
      const why =
        read.value + write.value > n
          ? `${write.value} of ${n} is no majority, so two writes at once can both succeed`
          : `${read.value} read + ${write.value} written are not more than ${n} copies, so a read can miss the last write`;
      yield {
        ...found,
        message: `\`${who}\` needs strong consistency of \`${store.id}\`, but ${why}. Read ${best.read} and write ${best.write}`,
        span: (read.value < best.read ? read : write).place.span,
      };
    }
  },
  fixes({ path, data }, { document }) {
    const { read, write } = data ?? {};
    const fields = { read_quorum: String(read), write_quorum: String(write) };
    const edits = setFields(document.tree, `${path}.replication`, fields);
    return [{ title: `Read ${read} and write ${write} copies`, edits, preferred: true }];
  },
  examples: {
    failing: `headroom: 1
title: Carts
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 5ms, concurrency: 32, replicas: 3}
  db:
    kind: database
    capacity: 5k/s
    replicas: 3
    replication: {mode: leaderless, read_quorum: 1, write_quorum: 1}
flows:
  show: {rate: 200/s, steps: [{call: api, steps: [{call: db, reads: cart, timeout: 500ms}]}]}
data:
  cart: {store: db, record_size: 1KB, consistency: strong}
`,
    passing: `headroom: 1
title: Carts
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 5ms, concurrency: 32, replicas: 3}
  db:
    kind: database
    capacity: 5k/s
    replicas: 3
    replication: {mode: leaderless, read_quorum: 2, write_quorum: 2}
flows:
  show: {rate: 200/s, steps: [{call: api, steps: [{call: db, reads: cart, timeout: 500ms}]}]}
data:
  cart: {store: db, record_size: 1KB, consistency: strong}
`,
  },
};

/** A dataset that the store keeps, or a flow that reads it, with strong consistency. */
function asksForStrong(store: string, { spec, steps }: RuleInput): string | undefined {
  for (const [id, dataset] of spec.data?.entries ?? [])
    if (dataset.store?.value === store && dataset.consistency?.value === 'strong') return id;
  return steps.find(({ step }) => targetOf(step)?.value === store && step.consistency?.value === 'strong')?.flowId;
}
