import { setField } from '../../spec/edit/set-field';
import type { Rule } from '../rule';

export const lockNoFencing: Rule = {
  id: 'consistency/lock-no-fencing',
  title: 'Lock that correctness depends on, without a fencing token',
  severity: 'error',
  rationale:
    'A holder of a lease can be paused, by garbage collection, a suspended machine or the network, past the end of the lease, and write afterwards beside the next holder. It cannot notice, and no lease time is long enough. Only the resource itself can refuse: each holder gets a rising number, and writes with an older one are rejected. Where two holders only cost work twice, say `protects: efficiency`.',
  source: {
    title: 'Kleppmann: How to do distributed locking',
    url: 'https://martin.kleppmann.com/2016/02/08/how-to-do-distributed-locking.html',
  },
  *check({ spec }) {
    for (const [id, lock] of spec.locks?.entries ?? []) {
      if (lock.protects?.value !== 'correctness' || lock.fencing_token?.value) continue;
      yield {
        message: `A paused holder of \`${id}\` can still write after its lease has ended, beside the next holder. Pass a rising token with each write, reject older ones, and say \`fencing_token: true\``,
        path: lock.place.path,
        span: (lock.fencing_token ?? lock.protects).place.span,
      };
    }
  },
  fixes({ path }, { document }) {
    const edit = setField(document.tree, path, 'fencing_token', 'true');
    return edit ? [{ title: 'Use a fencing token', edits: [edit], preferred: true }] : [];
  },
  examples: {
    failing: `headroom: 1
title: Billing run
workload: {peak_factor: 3x}
components:
  biller: {kind: service, service_time: 5ms, concurrency: 32, replicas: 3}
  etcd: {kind: lock, technology: etcd, capacity: 5k/s, replicas: 3}
flows:
  bill:
    rate: 2/s
    steps:
      - call: biller
        steps: [{call: etcd, operation: write, timeout: 1s}]
locks:
  account: {component: etcd, key: "account:{id}", ttl: 30s, protects: correctness}
`,
    passing: `headroom: 1
title: Billing run
workload: {peak_factor: 3x}
components:
  biller: {kind: service, service_time: 5ms, concurrency: 32, replicas: 3}
  etcd: {kind: lock, technology: etcd, capacity: 5k/s, replicas: 3}
flows:
  bill:
    rate: 2/s
    steps:
      - call: biller
        steps: [{call: etcd, operation: write, timeout: 1s}]
locks:
  account: {component: etcd, key: "account:{id}", ttl: 30s, protects: correctness, fencing_token: true}
`,
  },
};
