import { formatQuantity } from '../../quantity/format-quantity';
import { setField } from '../../spec/edit/set-field';
import { isWrite, targetOf } from '../facts/placed-steps';
import type { Rule } from '../rule';
import { thresholdOf } from '../threshold';

/** Slow answers of one leaf by which the whole is judged: those beyond its p99. */
const slow = 0.01;
export const tailAmplification: Rule = {
  id: 'latency/tail-amplification',
  title: 'Fan-out that makes the slowest answer the usual one',
  severity: 'warning',
  rationale:
    'A request that waits for many answers is as slow as the slowest of them. If one in a hundred answers is slow, one request in ten is with ten of them, and two in three with a hundred. Ask a second copy when the first is late (`hedge`), be content with most of the answers (`wait_for`), or ask fewer. A flow whose latency objectives are computed to hold is left alone.',
  source: {
    title: 'Dean and Barroso: The Tail at Scale, CACM 2013',
    url: 'https://research.google/pubs/the-tail-at-scale/',
  },
  threshold: { value: 0.1, dimension: 'fraction', meaning: 'share of the requests that may meet a slow answer' },
  *check(input) {
    const { steps, components, analysis } = input;
    const often = thresholdOf(tailAmplification, input);
    for (const { step, flowId } of steps) {
      const target = targetOf(step);
      const fanOut = step.fan_out;
      if (!target || !fanOut || step.hedge) continue;
      const asked = 'dimension' in fanOut ? fanOut.value : (components.get(target.value)?.shards ?? 1);
      const needed = step.wait_for;
      if (needed && ('dimension' in needed ? needed.value < asked : needed.value === 'any')) continue;
      const affected = 1 - (1 - slow) ** asked;
      if (affected <= often) continue;
      const objectives = (analysis.results.flows[flowId]?.objectives ?? []).filter(({ objective }) =>
        objective.startsWith('latency.'),
      );
      if (objectives.length > 0 && objectives.every(({ met }) => met === true)) continue;
      yield {
        message: `${formatQuantity(asked, 'count')} answers of \`${target.value}\` are waited for, so ${formatQuantity(affected, 'fraction')} of the requests meet at least one that is slower than its p99. Add \`hedge: {after: p95}\`, or wait for fewer`,
        path: step.place.path,
        span: fanOut.place.span,
      };
    }
  },
  fixes({ path }, { document, steps }) {
    const step = steps.find((placed) => placed.step.place.path === path)?.step;
    if (!step) return [];
    const asked = step.fan_out && 'dimension' in step.fan_out ? step.fan_out.value : undefined;
    // A second write is not harmless; a write can do with most of its confirmations.
    const [key, value] = isWrite(step)
      ? ['wait_for', asked ? String(Math.ceil(asked * 0.9)) : 'any']
      : ['hedge', '{after: p95}'];
    const edit = setField(document.tree, path, key, value);
    return edit
      ? [
          {
            title: isWrite(step) ? `Wait for ${value}` : 'Ask a second copy after the p95',
            edits: [edit],
            preferred: true,
          },
        ]
      : [];
  },
  examples: {
    failing: `headroom: 1
title: Search
workload: {peak_factor: 3x}
components:
  root: {kind: service, service_time: 2ms, concurrency: 64, replicas: 4}
  leaf: {kind: search, shards: 50, replicas: 2, service_time: {mean: 5ms, p99: 40ms}, concurrency: 16}
flows:
  search:
    rate: 100/s
    steps:
      - call: root
        steps: [{call: leaf, fan_out: shards, timeout: 500ms}]
`,
    passing: `headroom: 1
title: Search
workload: {peak_factor: 3x}
components:
  root: {kind: service, service_time: 2ms, concurrency: 64, replicas: 4}
  leaf: {kind: search, shards: 50, replicas: 2, service_time: {mean: 5ms, p99: 40ms}, concurrency: 16}
flows:
  search:
    rate: 100/s
    steps:
      - call: root
        steps: [{call: leaf, fan_out: shards, hedge: {after: p95}, timeout: 500ms}]
`,
  },
};
