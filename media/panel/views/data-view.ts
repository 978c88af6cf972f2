import type { GrowthSeries } from '../../../src/protocol/messages';
import type { Dimension } from '../../../src/quantity/quantity';
import { bar } from '../bar';
import { type Child, h } from '../dom';
import { quantity } from '../format';
import { growthChart } from '../growth-chart';
import { notKnown, numberButton } from '../number-button';
import { revealButton } from '../reveal-button';
import { note, section, subsection } from '../section';
import { table } from '../table';
import type { View } from '../view';

/** What is kept, how it grows, and what travels between places. */
export function dataView(view: View): Child {
  const { data, bandwidth } = view.report;
  const rows = Object.entries(data);
  const places = [
    ['into the system', 'ingress'],
    ['out of the system', 'egress'],
    ['between zones', 'between_zones'],
    ['between regions', 'between_regions'],
  ] as const;
  const traffic = places.filter(([, key]) => bandwidth[key] !== undefined);
  return [
    rows.length === 0
      ? section('Data', note('The spec has no data yet.'))
      : section('Data', datasetTable(view), growth(view)),
    storageSection(view),
    traffic.length > 0 &&
      section(
        'Bandwidth',
        table(view, {
          caption: 'Bandwidth at peak',
          head: 'Traffic',
          rows: traffic,
          name: ([name]) => name,
          path: () => undefined,
          columns: [
            {
              title: 'At peak',
              kind: 'number',
              cell: ([, key]) => numberButton(view, `bandwidth.${key}`, bandwidth[key], 'bandwidth'),
            },
          ],
        }),
      ),
  ];
}

function datasetTable(view: View): Child {
  const column = (title: string, key: string, dimension: Dimension) => ({
    title,
    kind: 'number' as const,
    cell: ([id, values]: readonly [string, Readonly<Record<string, number | undefined>>]) =>
      numberButton(view, `data.${id}.${key}`, values[key], dimension),
  });
  return table(view, {
    caption: 'Records and bytes of each dataset',
    head: 'Dataset',
    rows: Object.entries(view.report.data).map(([id, dataset]) => [id, { ...dataset }] as const),
    name: ([id]) => id,
    path: ([id]) => `data.${id}`,
    columns: [
      column('Records', 'records_per_second', 'rate'),
      column('Per day', 'bytes_per_day', 'size'),
      column('Records at horizon', 'records_at_horizon', 'count'),
      column('Raw at horizon', 'raw_at_horizon', 'size'),
      column('Stored at horizon', 'stored_at_horizon', 'size'),
      column('Per shard', 'per_shard_at_horizon', 'size'),
      column('Working set', 'working_set', 'size'),
    ],
  });
}

/** What each store holds against what it can hold. */
function storageSection(view: View): Child {
  const rows = Object.entries(view.report.components).filter(([, { storage }]) => storage?.used !== undefined);
  if (rows.length === 0) return undefined;
  return section(
    'Storage',
    table(view, {
      caption: 'Storage of each component, now and at the horizon',
      head: 'Component',
      rows,
      name: ([id]) => id,
      path: ([id]) => `components.${id}`,
      columns: [
        {
          title: 'Used now',
          kind: 'number',
          cell: ([id, { storage }]) => numberButton(view, `components.${id}.storage.used`, storage?.used, 'size'),
        },
        {
          title: 'At horizon',
          kind: 'number',
          cell: ([id, { storage }]) =>
            numberButton(view, `components.${id}.storage.at_horizon`, storage?.at_horizon, 'size'),
        },
        {
          title: 'Limit',
          kind: 'number',
          cell: ([id, { storage }]) => numberButton(view, `components.${id}.storage.limit`, storage?.limit, 'size'),
        },
        {
          title: 'Full in',
          kind: 'number',
          cell: ([id, { storage }]) =>
            numberButton(view, `components.${id}.storage.full_after`, storage?.full_after, 'duration'),
        },
        {
          title: 'At horizon against limit',
          quiet: true,
          kind: 'wide',
          cell: ([, { storage }]) => storageBar(storage?.at_horizon ?? storage?.used, storage?.limit),
        },
      ],
    }),
  );
}

function storageBar(bytes: number | undefined, limit: number | undefined): Child {
  if (bytes === undefined || limit === undefined || limit <= 0) return undefined;
  const scale = Math.max(bytes, limit) * 1.02;
  return bar({ value: bytes, scale, target: limit, tone: bytes > limit ? 'over' : 'share' });
}

function growth(view: View): Child {
  const { growth: series } = view.state;
  if (series.length === 0) return undefined;
  const width = Math.max(280, Math.min(520, view.model.width >= 720 ? (view.model.width - 24) / 2 : view.model.width));
  return h(
    'div',
    { class: 'columns' },
    series.map((one) => {
      const chart = growthChart(one, Math.floor(width));
      return (
        chart !== undefined &&
        subsection(revealButton(one.path, one.path.replace(/^data\./, '')), one.path, chart, growthTable(view, one))
      );
    }),
  );
}

/** The curve as numbers, a row each half year at most. */
function growthTable(view: View, { path, points, limit }: GrowthSeries): Child {
  const step = Math.max(1, Math.round(points.length / 7));
  const rows = points.filter((_, index) => index % step === 0 || index === points.length - 1);
  return h(
    'details',
    { 'data-key': `growth ${path}` },
    h('summary', {}, 'Show as table'),
    table(view, {
      caption: `Growth of ${path}`,
      head: 'Month',
      rows,
      name: ({ month }) => (month === 0 ? 'now' : `${month}`),
      path: () => undefined,
      columns: [
        { title: 'Stored', kind: 'number', cell: ({ bytes }) => quantity(bytes, 'size') },
        {
          title: 'Of the store',
          kind: 'number',
          cell: ({ bytes }) => (limit === undefined || limit <= 0 ? notKnown() : quantity(bytes / limit, 'fraction')),
        },
      ],
    }),
  );
}
