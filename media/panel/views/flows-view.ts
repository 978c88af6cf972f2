import type { FlowReport } from '../../../src/analysis/results';
import { type Child, h } from '../dom';
import { quantity } from '../format';
import { icon } from '../icon';
import { notKnown, numberButton } from '../number-button';
import { section } from '../section';
import { type Column, table } from '../table';
import type { View } from '../view';

type Row = readonly [id: string, flow: FlowReport];

/** All flows side by side: load, latency against its target, availability against its SLO, error budget. */
export function flowsView(view: View): Child {
  const rows = Object.entries(view.report.flows);
  if (rows.length === 0) return undefined;
  const columns: readonly Column<Row>[] = [
    number('Mean rate', (id, { rate }) => numberButton(view, `flows.${id}.rate.mean`, rate?.mean, 'rate')),
    number('Peak rate', (id, { rate }) => numberButton(view, `flows.${id}.rate.peak`, rate?.peak, 'rate')),
    number('p50', (id, { latency }) => numberButton(view, `flows.${id}.latency.p50`, latency?.p50, 'duration')),
    number('p99', (id, { latency }) => numberButton(view, `flows.${id}.latency.p99`, latency?.p99, 'duration')),
    number('Target p99', (_, flow) => target(flow, 'latency.p99', 'duration')),
    number('Availability', (id, { availability }) =>
      numberButton(view, `flows.${id}.availability.value`, availability?.value, 'fraction'),
    ),
    number('SLO', (_, flow) => target(flow, 'availability', 'fraction')),
    number('Budget used', (id, { error_budget }) => {
      const used = error_budget && error_budget.budget > 0 ? error_budget.expected / error_budget.budget : undefined;
      return numberButton(view, `flows.${id}.error_budget.expected`, used, 'fraction');
    }),
  ];
  return section(
    'Flows',
    table(view, {
      caption: 'Load, latency and availability of each flow',
      head: 'Flow',
      rows,
      name: ([id]) => id,
      sign: ([, flow]) => flowSign(flow),
      path: ([id]) => `flows.${id}`,
      columns,
    }),
  );
}

function number(title: string, cell: (id: string, flow: FlowReport) => Child): Column<Row> {
  return { title, kind: 'number', cell: ([id, flow]) => cell(id, flow) };
}

function target({ objectives }: FlowReport, name: string, dimension: 'duration' | 'fraction'): Child {
  const found = objectives.find(({ objective }) => objective === name);
  return found === undefined ? notKnown() : h('span', { class: 'muted' }, quantity(found.target, dimension));
}

/** The worst of the flow's objectives as a sign, with the word for screen readers. */
export function flowSign({ objectives }: FlowReport): Child {
  if (objectives.length === 0) return undefined;
  const status = objectives.some(({ met }) => met === false)
    ? 'missed'
    : objectives.some(({ met }) => met === undefined)
      ? 'unchecked'
      : 'met';
  const words = { missed: 'misses an objective', unchecked: 'not fully checked', met: 'meets its objectives' };
  return h(
    'span',
    { class: 'sign', title: words[status] },
    icon(status),
    h('span', { class: 'hidden-text' }, words[status]),
  );
}
