import type { ComponentReport } from '../../../src/analysis/results';
import { loadTone, utilizationBar } from '../bar';
import { type Child, h } from '../dom';
import { quantity } from '../format';
import { icon } from '../icon';
import { notKnown, numberButton, textButton } from '../number-button';
import { note, section } from '../section';
import { type Column, table } from '../table';
import type { View } from '../view';

type Row = readonly [id: string, component: ComponentReport];

/** How busy each component is, how much more it takes, and how many replicas it should have. */
export function capacityView(view: View): Child {
  const rows = Object.entries(view.report.components).toSorted(
    ([, a], [, b]) => (b.utilization?.peak ?? -1) - (a.utilization?.peak ?? -1),
  );
  if (rows.length === 0) return section('Capacity', note('The spec has no components yet.'));
  return [
    section('Capacity', utilizationTable(view, rows), legend(view)),
    section('Service', serviceTable(view, rows)),
  ];
}

function utilizationTable(view: View, rows: readonly Row[]): Child {
  const target = view.state.targetUtilization;
  const highest = Math.max(
    ...rows.map(([, { utilization, survivors }]) =>
      Math.max(utilization?.peak ?? 0, survivors?.zone?.utilization ?? 0),
    ),
  );
  const scale = Math.min(2, Math.max(1.05, highest * 1.02));
  const columns: readonly Column<Row>[] = [
    {
      title: 'Utilisation',
      kind: 'wide',
      cell: ([, { utilization, survivors }]) =>
        utilization === undefined
          ? h('span', { class: 'muted' }, 'not checked')
          : utilizationBar({
              ...utilization,
              survivors: survivors?.zone?.utilization,
              target,
              scale,
              label: barLabel(utilization, survivors?.zone?.utilization, target),
            }),
    },
    number('Mean', ([id, { utilization }]) =>
      numberButton(view, `components.${id}.utilization.mean`, utilization?.mean, 'fraction'),
    ),
    number('Peak', ([id, { utilization }]) =>
      strongNumber(view, `components.${id}.utilization.peak`, utilization?.peak),
    ),
    number('Zone lost', ([id, { survivors }]) =>
      strongNumber(view, `components.${id}.survivors.zone.utilization`, survivors?.zone?.utilization),
    ),
    number('Headroom', ([id, { headroom }]) => numberButton(view, `components.${id}.headroom`, headroom, 'factor')),
    number('Full in', ([id, { runway }]) => runwayCell(view, id, runway?.full)),
    number('Replicas', ([id, component]) => replicasCell(view, id, component)),
  ];
  return table(view, {
    caption: 'Utilisation of each component, the busiest first',
    head: 'Component',
    rows,
    name: ([id]) => id,
    sign: ([, { utilization }]) => sign(utilization?.peak, target),
    path: ([id]) => `components.${id}`,
    columns,
  });
}

function serviceTable(view: View, rows: readonly Row[]): Child {
  const checked = rows.filter(([, { calls, servers }]) => calls ?? servers);
  return table(view, {
    caption: 'Load and response time of each component at peak',
    head: 'Component',
    rows: checked,
    name: ([id]) => id,
    path: ([id]) => `components.${id}`,
    columns: [
      number('Calls', ([id, { calls }]) => numberButton(view, `components.${id}.calls.peak`, calls?.peak, 'rate')),
      number('Limit', ([id, component]) =>
        numberButton(view, `components.${id}.max_throughput`, component.max_throughput, 'rate'),
      ),
      number('Servers', ([id, { servers }]) => numberButton(view, `components.${id}.servers`, servers, 'count')),
      number('Service', ([id, component]) =>
        numberButton(view, `components.${id}.service_time`, component.service_time, 'duration'),
      ),
      number('p50', ([id, component]) =>
        numberButton(view, `components.${id}.response_time.p50`, component.response_time?.p50, 'duration'),
      ),
      number('p99', ([id, component]) =>
        numberButton(view, `components.${id}.response_time.p99`, component.response_time?.p99, 'duration'),
      ),
      number('Rejected', ([id, { loss }]) => numberButton(view, `components.${id}.loss`, loss, 'fraction')),
      number('Hottest part', ([id, component]) =>
        numberButton(
          view,
          `components.${id}.hottest_partition.utilization`,
          component.hottest_partition?.utilization,
          'fraction',
        ),
      ),
    ],
  });
}

function number(title: string, cell: (row: Row) => Child): Column<Row> {
  return { title, kind: 'number', cell };
}

/** Overload stands out in weight as well. */
function strongNumber(view: View, path: string, value: number | undefined): Child {
  const cell = numberButton(view, path, value, 'fraction');
  return value !== undefined && value >= 1 ? h('strong', {}, cell) : cell;
}

function sign(peak: number | undefined, target: number): Child {
  const [name, words] =
    peak === undefined
      ? (['unchecked', 'not checked'] as const)
      : (
          {
            over: ['missed', 'overloaded at peak'],
            high: ['warning', 'above its target at peak'],
            normal: ['met', 'within its target'],
          } as const
        )[loadTone(peak, target)];
  return h('span', { class: 'sign', title: words }, icon(name), h('span', { class: 'hidden-text' }, words));
}

function runwayCell(view: View, id: string, full: number | undefined): Child {
  if (full === undefined) return notKnown();
  return textButton(view, `components.${id}.runway.full`, full <= 0 ? 'full now' : quantity(full, 'duration'));
}

function replicasCell(view: View, id: string, { replicas }: ComponentReport): Child {
  if (replicas === undefined) return notKnown();
  const { given, recommended } = replicas;
  const change = recommended !== undefined && recommended !== given;
  const path = `components.${id}.replicas.recommended`;
  if (!change) return numberButton(view, path, given, 'count');
  return h(
    'span',
    {},
    quantity(given, 'count'),
    h('span', { class: 'muted' }, ' → '),
    h('strong', {}, numberButton(view, path, recommended, 'count')),
  );
}

function barLabel(
  { mean, peak }: { mean: number; peak: number },
  survivors: number | undefined,
  target: number,
): string {
  const lost = survivors === undefined ? '' : `, ${quantity(survivors, 'fraction')} after losing a zone`;
  return `${quantity(mean, 'fraction')} mean, ${quantity(peak, 'fraction')} at peak${lost}; target ${quantity(target, 'fraction')}`;
}

function legend(view: View): Child {
  const target = quantity(view.state.targetUtilization, 'fraction');
  return note(
    `Thick bar: mean. Thin bar: peak. Ring: peak after losing a zone, with no replacement started. Lines: target ${target}, and 100%. Replicas: as given → recommended.`,
  );
}
