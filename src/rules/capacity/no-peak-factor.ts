import { isWritten } from '../../spec/binding/is-written';
import { setField } from '../../spec/edit/set-field';
import type { Rule } from '../rule';

/** What Twitter saw in 2012 (12,000 tweets/s at peak, 4,600 on average: 2.6), rounded up. */
const typicalPeak = '3x';

export const noPeakFactor: Rule = {
  id: 'capacity/no-peak-factor',
  title: 'Only the mean load is stated',
  severity: 'warning',
  rationale:
    'Systems fail at their peak, and daily or monthly totals say nothing about it. Without `workload.peak_factor` or a `peak` of its own every flow is checked at an assumed multiple of its mean. Published peaks are two to five times the mean.',
  source: {
    title:
      'How Twitter served 300k timelines per second (figures of November 2012: 4.6k tweets/s on average, 12k at peak)',
    url: 'https://v12.ufraan.dev/blog/how-twitter-served-300k-timelines-ps',
  },
  *check({ spec, model }) {
    if (spec.workload && isWritten(spec.workload, 'peak_factor')) return;
    for (const { id, rate } of model.flows) {
      const written = spec.flows?.entries.get(id)?.rate;
      const mean = written?.mean ?? written?.value;
      // A multiple of no traffic is none.
      if (!mean || written?.peak || rate?.mean === 0) continue;
      yield {
        message: `\`${id}\` states its mean rate only, so its peak is assumed to be ${model.workload.peakFactor}x that. State \`workload.peak_factor\`, or the peak itself: \`rate: {mean: …, peak: …}\``,
        path: mean.place.path,
        span: mean.place.span,
      };
      // One missing factor is one finding, however many flows rely on it.
      return;
    }
  },
  fixes(_finding, { document }) {
    const edit = setField(document.tree, 'workload', 'peak_factor', typicalPeak);
    return edit ? [{ title: `Set workload.peak_factor to ${typicalPeak}`, edits: [edit], preferred: true }] : [];
  },
  examples: {
    failing: `headroom: 1
title: Search
components:
  api: {kind: service, capacity: 2k/s, replicas: 3}
flows:
  search:
    rate: 50M/day
    steps: [api]
`,
    passing: `headroom: 1
title: Search
workload: {peak_factor: 4x}
components:
  api: {kind: service, capacity: 2k/s, replicas: 3}
flows:
  search:
    rate: 50M/day
    steps: [api]
`,
  },
};
