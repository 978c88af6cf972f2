import { formatAsWritten, formatQuantity } from '../../quantity/format-quantity';
import { isWritten } from '../../spec/binding/is-written';
import { setField } from '../../spec/edit/set-field';
import type { Rule } from '../rule';

/** What Twitter saw in 2012 (12,000 tweets/s at peak, 4,600 on average: 2.6), rounded up. */
const typicalPeak = '3x';

export const noPeakFactor: Rule = {
  id: 'capacity/no-peak-factor',
  title: 'Sized for the mean instead of the peak',
  severity: 'warning',
  rationale:
    'Systems fail at their peak, and daily or monthly totals say nothing about it. Without `workload.peak_factor` or a `peak` of its own every flow is checked at an assumed multiple of its mean, and a peak that is not above the mean is one that nobody looked up. Published peaks are two to five times the mean.',
  source: {
    title:
      'How Twitter served 300k timelines per second (figures of November 2012: 4.6k tweets/s on average, 12k at peak)',
    url: 'https://v12.ufraan.dev/blog/how-twitter-served-300k-timelines-ps',
  },
  *check({ spec, model }) {
    const factor = spec.workload?.peak_factor;
    // Once the mean is a word: the rates are peaks already, or do not vary.
    if (factor && factor.value < 1) {
      yield {
        message: `A peak of ${formatQuantity(factor.value, 'factor')} the mean is below the mean. State what the busiest hour brings; two to five times the mean is usual`,
        path: factor.place.path,
        span: factor.place.span,
      };
    }
    for (const [id, { rate }] of spec.flows?.entries ?? []) {
      if (!rate?.mean || !rate.peak || rate.peak.value > rate.mean.value) continue;
      yield {
        message: `The peak of \`${id}\`, ${formatQuantity(rate.peak.value, 'rate')}, is not above its mean of ${formatQuantity(rate.mean.value, 'rate')}. State what the busiest hour brings`,
        path: rate.peak.place.path,
        span: rate.peak.place.span,
        data: { peak: 3 * rate.mean.value },
      };
    }
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
  fixes({ path, data }, { document }) {
    if (data?.peak !== undefined) {
      const peak = formatAsWritten(Number(data.peak), 'rate');
      const flow = setField(document.tree, path.slice(0, path.lastIndexOf('.')), 'peak', peak);
      return flow ? [{ title: `Set peak to ${peak}, three times the mean`, edits: [flow], preferred: true }] : [];
    }
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
