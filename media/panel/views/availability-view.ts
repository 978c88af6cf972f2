import { failureName } from '../../../src/analysis/availability/failure-names';
import type { AvailabilityReport, FlowReport } from '../../../src/analysis/results';
import { bar } from '../bar';
import { type Child, h } from '../dom';
import { cutSetName, failurePath } from '../failure';
import { quantity, share } from '../format';
import { notKnown, numberButton, textButton } from '../number-button';
import { revealButton } from '../reveal-button';
import { note, section, subsection } from '../section';
import { table } from '../table';
import type { View } from '../view';
import { flowSign } from './flows-view';

/** Per flow: availability and error budget, who causes the downtime, and what a single failure takes down. */
export function availabilityView(view: View): Child {
  const flows = Object.entries(view.report.flows).filter(([, { availability }]) => availability !== undefined);
  if (flows.length === 0) {
    return section(
      'Availability',
      note('No availability yet: give components on the path of a flow an availability or an sla.'),
    );
  }
  return section(
    'Availability',
    flows.map(([id, flow]) =>
      subsection(
        [flowSign(flow), revealButton(`flows.${id}`, id), h('span', { class: 'tag' }, flow.availability?.method)],
        id,
        h(
          'div',
          { class: 'columns' },
          flow.availability && downtimeTable(view, id, flow, flow.availability),
          flow.availability && causesTable(view, id, flow.availability),
        ),
        failures(flow),
      ),
    ),
  );
}

interface Fact {
  readonly name: string;
  readonly path: string;
  readonly cell: Child;
}

function downtimeTable(view: View, id: string, flow: FlowReport, availability: AvailabilityReport): Child {
  const target = flow.objectives.find(({ objective }) => objective === 'availability')?.target;
  const budget = flow.error_budget;
  const { modes } = availability;
  const slo = `flows.${id}.slo.availability`;
  const fact = (
    name: string,
    key: string,
    value: number | undefined,
    dimension: 'fraction' | 'duration',
    path = `flows.${id}`,
  ): Fact => ({
    name,
    path,
    cell: numberButton(view, `flows.${id}.${key}`, value, dimension),
  });
  const rows: readonly (Fact | undefined)[] = [
    fact('Availability', 'availability.value', availability.value, 'fraction'),
    target === undefined ? undefined : { name: 'SLO', path: slo, cell: `≥ ${quantity(target, 'fraction')}` },
    budget &&
      fact(
        `Error budget in ${quantity(budget.window, 'duration')}`,
        'error_budget.budget',
        budget.budget,
        'duration',
        slo,
      ),
    budget && {
      name: 'Expected use of it',
      path: slo,
      cell: [
        numberButton(view, `flows.${id}.error_budget.expected`, budget.expected, 'duration'),
        budget.budget > 0 &&
          h('span', { class: 'muted' }, ` · ${quantity(budget.expected / budget.budget, 'fraction')}`),
      ],
    },
    fact('Downtime in 30 d', 'availability.downtime_30d', availability.downtime_30d, 'duration'),
    fact('Downtime in 365 d', 'availability.downtime_365d', availability.downtime_365d, 'duration'),
    modes && fact('Works in full', 'availability.modes.full', modes.full, 'fraction'),
    modes && fact('Works degraded', 'availability.modes.degraded', modes.degraded, 'fraction'),
    flow.loss === undefined ? undefined : fact('Rejected at peak', 'loss', flow.loss, 'fraction'),
  ];
  return [
    table(view, {
      caption: `Availability and downtime of ${id}`,
      head: 'Measure',
      rows: rows.filter((row) => row !== undefined),
      name: ({ name }) => name,
      path: ({ path }) => path,
      columns: [{ title: 'Value', kind: 'number', cell: ({ cell }) => cell }],
    }),
  ];
}

function causesTable(view: View, id: string, { contributors }: AvailabilityReport): Child {
  return table(view, {
    caption: `Share of the downtime of ${id} that each failure takes part in`,
    head: 'Downtime caused by',
    rows: contributors,
    name: ({ component }) => failureName(component),
    path: ({ component }) => failurePath(component),
    columns: [
      {
        title: 'Share',
        kind: 'number',
        cell: (cause) =>
          textButton(view, `flows.${id}.availability.contributors.${cause.component}`, share(cause.share)),
      },
      {
        title: 'Bar',
        quiet: true,
        kind: 'wide',
        cell: (cause) => bar({ value: cause.share, scale: 1, tone: 'share' }),
      },
    ],
  });
}

/** More than these are counted, not listed: the smaller sets come first. */
const cutSetsShown = 8;

function failures({ single_points_of_failure: points = [], cut_sets: sets = [] }: FlowReport): Child {
  const single = [...new Set([...points, ...sets.filter((set) => set.length === 1).flat()])];
  const joint = sets.filter((set) => set.length > 1);
  if (single.length === 0 && joint.length === 0) return undefined;
  const more = joint.length - cutSetsShown;
  return h(
    'dl',
    { class: 'facts' },
    h('dt', {}, 'Single points of failure'),
    h(
      'dd',
      {},
      single.length === 0
        ? 'none'
        : single.map((id, index) => [index > 0 && ', ', revealButton(failurePath(id), failureName(id))]),
    ),
    joint.length > 0 && [
      h('dt', {}, 'Down when together fail'),
      h(
        'dd',
        {},
        h(
          'ul',
          {},
          joint.slice(0, cutSetsShown).map((set) => h('li', {}, cutSetName(set))),
          more > 0 && h('li', { class: 'muted' }, `and ${more} more`),
        ),
      ),
    ],
  );
}

/** What survives a loss, and how long coming back takes. */
export function recoveryView(view: View): Child {
  const rows = Object.entries(view.report.components).filter(([, { recovery }]) => recovery !== undefined);
  if (rows.length === 0) return undefined;
  return section(
    'Recovery',
    table(view, {
      caption: 'Data loss and recovery time of each component that keeps data',
      head: 'Component',
      rows,
      name: ([id]) => id,
      path: ([id]) => `components.${id}`,
      columns: [
        {
          title: 'Data loss (RPO)',
          kind: 'number',
          cell: ([id, { recovery }]) =>
            recovery?.rpo === undefined
              ? notKnown()
              : numberButton(view, `components.${id}.recovery.rpo`, recovery.rpo, 'duration'),
        },
        {
          title: 'Time to recover (RTO)',
          kind: 'number',
          cell: ([id, { recovery }]) => numberButton(view, `components.${id}.recovery.rto`, recovery?.rto, 'duration'),
        },
      ],
    }),
  );
}
