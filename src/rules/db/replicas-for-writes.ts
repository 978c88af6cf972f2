import { formatQuantity } from '../../quantity/format-quantity';
import { writeBound } from '../facts/write-bound';
import type { Rule } from '../rule';
import { solveShards } from '../solve-replicas';
import { effectOn } from '../what-if';

export const replicasForWrites: Rule = {
  id: 'db/replicas-for-writes',
  title: 'Replicas cannot carry these writes',
  severity: 'error',
  rationale:
    'Followers repeat every write of their leader, so adding them adds capacity for reads only. When the writes alone are more than one machine can take, the data has to be divided (`shards`), or the writes become fewer or cheaper: batches, a queue in front, a store that writes sequentially.',
  source: {
    title: 'Kleppmann: Designing Data-Intensive Applications, chapters 5 and 6',
    url: 'https://dataintensive.net/',
  },
  *check({ spec, model, analysis }) {
    for (const component of model.components) {
      const { shards } = component;
      const load = writeBound(component, analysis);
      if (!load) continue;
      const bound = spec.components?.entries.get(component.id);
      yield {
        message: `\`${component.id}\` gets ${formatQuantity(load.writes, 'rate')} of writes at peak, which every replica has to do; ${shards > 1 ? `the ${shards} shards` : 'one machine'} can take ${formatQuantity(load.most, 'rate')}. More replicas do not help: divide the data with \`shards\`, or batch the writes`,
        path: component.path,
        span: (bound?.shards ?? bound?.replicas ?? bound?.kind)?.place.span ?? { start: 0, end: 0 },
      };
    }
  },
  fixes({ path }, { document, model, analysis }) {
    const component = model.components.find((candidate) => candidate.path === path);
    if (!component) return [];
    const solved = solveShards(
      document,
      component,
      ({ capacity }) =>
        (capacity.components[component.index]?.utilization?.peak ?? 0) <= model.objectives.targetUtilization,
    );
    if (!solved) return [];
    const effect = effectOn(component.id, analysis, solved.after);
    return [{ title: `Set shards to ${solved.count} (${effect})`, edits: [solved.edit], preferred: true }];
  },
  examples: {
    failing: `headroom: 1
title: Telemetry
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 1ms, concurrency: 64, replicas: 6}
  db: {kind: database, capacity: 5k/s, replicas: 5}
flows:
  report:
    rate: 3k/s
    steps:
      - call: api
        steps: [{call: db, operation: write, timeout: 500ms}]
`,
    passing: `headroom: 1
title: Telemetry
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 1ms, concurrency: 64, replicas: 6}
  db: {kind: database, capacity: 5k/s, shards: 3, replicas: 3}
flows:
  report:
    rate: 3k/s
    steps:
      - call: api
        steps: [{call: db, operation: write, timeout: 500ms}]
`,
  },
};
