import { bar } from '../bar';
import { type Child, h } from '../dom';
import { quantity } from '../format';
import { notKnown, numberButton } from '../number-button';
import { section } from '../section';
import { table } from '../table';
import type { View } from '../view';

/** What the design costs a month, and which component how much of it. */
export function costView(view: View): Child {
  const { cost } = view.report;
  if (cost === undefined) return undefined;
  const { monthly, per_million_requests: perMillion } = cost;
  return section(
    'Cost',
    h(
      'dl',
      { class: 'facts' },
      h('dt', {}, 'In total'),
      h('dd', {}, numberButton(view, 'cost.monthly', monthly, 'money-per-time')),
      perMillion !== undefined && [
        h('dt', {}, 'Per million requests'),
        h('dd', {}, numberButton(view, 'cost.per_million_requests', perMillion / 1e6, 'money-per-count')),
      ],
    ),
    table(view, {
      caption: 'Cost a month by component, the dearest first',
      head: 'Component',
      rows: Object.entries(cost.by_component).toSorted(([, a], [, b]) => b - a),
      name: ([id]) => id,
      path: ([id]) => `components.${id}`,
      columns: [
        {
          title: 'Cost',
          kind: 'number',
          cell: ([id, amount]) => numberButton(view, `components.${id}.cost`, amount, 'money-per-time'),
        },
        {
          title: 'Share',
          kind: 'number',
          cell: ([, amount]) => (monthly > 0 ? quantity(amount / monthly, 'fraction') : notKnown()),
        },
        {
          title: 'Bar',
          quiet: true,
          kind: 'wide',
          cell: ([, amount]) => bar({ value: amount, scale: monthly || 1, tone: 'share' }),
        },
      ],
    }),
  );
}
