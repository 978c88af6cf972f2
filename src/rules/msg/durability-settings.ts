import { setField } from '../../spec/edit/set-field';
import { setFields } from '../edits/set-fields';
import type { Rule } from '../rule';

export const durabilitySettings: Rule = {
  id: 'msg/durability-settings',
  title: 'Log that can lose acknowledged messages',
  severity: 'warning',
  rationale:
    'An acknowledged message is safe when it lies on several brokers, and when the acknowledgement waits for more than one of them. Three copies of which two must confirm (`factor: 3`, `write_quorum: 2`) survive the loss of a broker without losing messages and without refusing new ones. One confirmation loses what was not copied yet; all of them stops writes with the first broker that is down. Where the spec itself promises `at-least-once` or `exactly-once`, losing messages is an error.',
  source: {
    title: 'Apache Kafka: min.insync.replicas (a typical setup has 3 copies, of which 2 must acknowledge)',
    url: 'https://kafka.apache.org/documentation/#topicconfigs_min.insync.replicas',
  },
  *check({ spec, components }) {
    for (const [id, stream] of spec.components?.entries ?? []) {
      const model = components.get(id);
      const { replication } = stream;
      if (stream.kind?.value !== 'stream' || !model || stream.delivery?.value === 'at-most-once') continue;
      // What someone else runs, or a single broker, is judged by its SLA and as a single point of failure.
      if (!replication && (stream.sla || (model.placements[0]?.replicas ?? 1) <= 1)) continue;
      const factor = Math.round(model.replication?.factor ?? 1);
      const quorum = replication?.write_quorum;
      const severity = stream.delivery ? 'error' : 'warning';
      const place = replication?.factor?.place ?? stream.replicas?.place ?? stream.kind.place;
      if (quorum && quorum.value > factor) {
        yield {
          severity: 'error',
          message: `\`${id}\` waits for ${quorum.value} copies of each message but has ${factor}: no write ever succeeds. Set \`write_quorum\` to ${Math.max(1, factor - 1)}`,
          path: stream.place.path,
          span: quorum.place.span,
          data: { quorum: Math.max(1, factor - 1) },
        };
      } else if (factor < 3) {
        yield {
          severity,
          message: `\`${id}\` keeps ${factor === 1 ? 'one copy' : 'two copies'} of each message: losing a broker ${factor === 1 ? 'loses messages' : 'leaves one copy, or stops writes'}. Keep 3, of which 2 confirm`,
          path: stream.place.path,
          span: place.span,
          data: { factor: 3 },
        };
      } else if (quorum && (quorum.value < 2 || quorum.value >= factor)) {
        const risk =
          quorum.value < 2
            ? 'acknowledges a message as soon as one broker has it, so losing that broker loses it'
            : `waits for all ${factor} copies, so the first broker that is down stops writes`;
        yield {
          severity: quorum.value < 2 ? severity : 'warning',
          message: `\`${id}\` ${risk}. Set \`write_quorum\` to ${factor - 1}`,
          path: stream.place.path,
          span: quorum.place.span,
          data: { quorum: factor - 1 },
        };
      }
    }
  },
  fixes({ path, data }, { document, model }) {
    if (data?.quorum !== undefined) {
      const edit = setField(document.tree, `${path}.replication`, 'write_quorum', String(data.quorum));
      return edit ? [{ title: `Set write_quorum to ${data.quorum}`, edits: [edit], preferred: true }] : [];
    }
    const stream = model.components.find((component) => component.path === path);
    const few = (stream?.placements[0]?.replicas ?? 1) < 3;
    const machines = few ? [setField(document.tree, path, 'replicas', '3') ?? []].flat() : [];
    const copies = setFields(document.tree, `${path}.replication`, { factor: '3', write_quorum: '2' });
    return [{ title: 'Keep 3 copies, of which 2 confirm', edits: [...machines, ...copies], preferred: true }];
  },
  examples: {
    failing: `headroom: 1
title: Orders
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 2ms, concurrency: 64, replicas: 3}
  orders: {kind: stream, capacity: 20k/s, replicas: 2, partitions: 12, retention: 7d}
flows:
  order: {rate: 20/s, steps: [{call: api, steps: [{publish: orders}]}]}
`,
    passing: `headroom: 1
title: Orders
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 2ms, concurrency: 64, replicas: 3}
  orders:
    kind: stream
    capacity: 20k/s
    replicas: 3
    partitions: 12
    retention: 7d
    replication: {factor: 3, write_quorum: 2}
flows:
  order: {rate: 20/s, steps: [{call: api, steps: [{publish: orders}]}]}
`,
  },
};
