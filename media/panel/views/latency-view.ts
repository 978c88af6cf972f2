import type { FlowReport, LatencyReport } from '../../../src/analysis/results';
import { bar } from '../bar';
import { type Child, h } from '../dom';
import { quantity } from '../format';
import { notKnown, numberButton } from '../number-button';
import { revealButton } from '../reveal-button';
import { note, section, subsection } from '../section';
import { table } from '../table';
import type { View } from '../view';
import { flowSign } from './flows-view';

const percentiles = ['mean', 'p50', 'p90', 'p95', 'p99', 'p999'] as const;
const percentileNames = { mean: 'mean', p50: 'p50', p90: 'p90', p95: 'p95', p99: 'p99', p999: 'p99.9' };

/** Per flow: the percentiles against their targets, and where the time of the slow requests goes. */
export function latencyView(view: View): Child {
  const flows = Object.entries(view.report.flows).filter(([, { latency, freshness }]) => latency ?? freshness);
  if (flows.length === 0)
    return section(
      'Latency',
      note('No flow has a latency yet: give the components it calls a service_time or a capacity.'),
    );
  return section(
    'Latency',
    flows.map(([id, flow]) =>
      subsection(
        [
          flowSign(flow),
          revealButton(`flows.${id}`, id),
          flow.latency && h('span', { class: 'tag' }, flow.latency.method),
        ],
        id,
        h(
          'div',
          { class: 'columns' },
          flow.latency && percentileTable(view, id, flow, flow.latency),
          flow.latency?.tail_share && tailTable(view, id, flow.latency.tail_share),
        ),
        flow.freshness && freshnessTable(view, id, flow),
      ),
    ),
  );
}

function percentileTable(view: View, id: string, { objectives }: FlowReport, latency: LatencyReport): Child {
  const targetOf = (name: string) => objectives.find(({ objective }) => objective === `latency.${name}`)?.target;
  const scale = Math.max(...percentiles.map((name) => Math.max(latency[name] ?? 0, targetOf(name) ?? 0))) || 1;
  return table(view, {
    caption: `Latency percentiles of ${id}`,
    head: 'Percentile',
    rows: percentiles,
    name: (name) => percentileNames[name],
    path: (name) => (targetOf(name) === undefined ? `flows.${id}` : `flows.${id}.slo.latency.${name}`),
    columns: [
      {
        title: 'Latency',
        kind: 'number',
        cell: (name) => {
          const value = latency[name];
          // Overload: requests wait ever longer, so there is no such number.
          if (value === undefined) return h('span', { class: 'muted' }, 'out of reach');
          return numberButton(view, `flows.${id}.latency.${name}`, value, 'duration');
        },
      },
      {
        title: 'Target',
        kind: 'number',
        cell: (name) => {
          const target = targetOf(name);
          return target === undefined ? notKnown() : h('span', { class: 'muted' }, `≤ ${quantity(target, 'duration')}`);
        },
      },
      {
        title: 'Bar',
        quiet: true,
        kind: 'wide',
        cell: (name) => {
          const value = latency[name];
          if (value === undefined) return undefined;
          const target = targetOf(name);
          const over = target !== undefined && value > target;
          return bar({ value, scale, target, tone: over ? 'over' : 'share' });
        },
      },
    ],
  });
}

function tailTable(view: View, id: string, hops: NonNullable<LatencyReport['tail_share']>): Child {
  const total = hops.reduce((sum, { seconds }) => sum + seconds, 0);
  return table(view, {
    caption: `Where the slowest 1% of the requests of ${id} spend their time`,
    head: 'Slowest 1% spend',
    rows: hops.toSorted((a, b) => b.seconds - a.seconds),
    name: ({ component }) => component,
    path: ({ component }) => `components.${component}`,
    columns: [
      {
        title: 'Time',
        kind: 'number',
        cell: ({ component, seconds }) =>
          numberButton(view, `flows.${id}.latency.tail_share.${component}`, seconds, 'duration'),
      },
      {
        title: 'Share',
        kind: 'number',
        cell: ({ seconds }) => (total > 0 ? quantity(seconds / total, 'fraction') : notKnown()),
      },
      {
        title: 'Bar',
        quiet: true,
        kind: 'wide',
        cell: ({ seconds }) => bar({ value: seconds, scale: total || 1, tone: 'share' }),
      },
    ],
  });
}

function freshnessTable(view: View, id: string, { freshness, backlog, objectives }: FlowReport): Child {
  const target = objectives.find(({ objective }) => objective === 'freshness')?.target;
  const rows = [
    { name: 'Age of a message, p50', key: 'freshness.p50', value: freshness?.p50 },
    {
      name: `Age of a message, p99${target === undefined ? '' : ` (objective ≤ ${quantity(target, 'duration')})`}`,
      key: 'freshness.p99',
      value: freshness?.p99,
    },
    { name: 'Time to drain a bulk', key: 'freshness.drain', value: freshness?.drain },
    { name: 'Time to catch up', key: 'backlog.catch_up', value: backlog?.catch_up },
  ].filter(({ value }) => value !== undefined);
  return table(view, {
    caption: `Freshness of ${id}`,
    head: 'Freshness',
    rows,
    name: ({ name }) => name,
    path: () => `flows.${id}.freshness`,
    columns: [
      {
        title: 'Time',
        kind: 'number',
        cell: ({ key, value }) => numberButton(view, `flows.${id}.${key}`, value, 'duration'),
      },
    ],
  });
}
