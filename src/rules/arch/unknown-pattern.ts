import { patternIds } from '../../catalog/pattern-ids';
import { nearest } from '../../spec/nearest';
import type { Rule } from '../rule';

export const unknownPattern: Rule = {
  id: 'arch/unknown-pattern',
  title: 'Pattern that is not in the catalogue',
  severity: 'warning',
  rationale:
    'Who reads `patterns` wants to know what is meant: the id leads to an explanation with trade-offs and failure modes. An id that is not in the catalogue leads nowhere. A pattern of your own belongs into the `description`.',
  *check({ document }) {
    for (const { namespaces, id, path, span } of document.symbols.references) {
      if (!namespaces.includes('pattern') || patternIds.has(id)) continue;
      const meant = nearest(id, patternIds);
      const remedy = meant ? `did you mean \`${meant}\`?` : 'write it into the `description`';
      const message = `The catalogue has no pattern \`${id}\`; ${remedy}`;
      yield { message, path, span, ...(meant && { data: { replacement: meant } }) };
    }
  },
  examples: {
    failing: `headroom: 1
title: Shop
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 2ms, concurrency: 64, replicas: 3, patterns: [graceful-degredation]}
flows:
  buy: {rate: 100/s, steps: [api]}
`,
    passing: `headroom: 1
title: Shop
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 2ms, concurrency: 64, replicas: 3, patterns: [graceful-degradation]}
flows:
  buy: {rate: 100/s, steps: [api]}
`,
  },
};
