import { numberDimension } from '../../../src/analysis/number-dimension';
import { type Child, h, s } from '../dom';
import { quantity } from '../format';
import { notKnown } from '../number-button';
import { prose } from '../prose';
import { note, section } from '../section';
import { table } from '../table';
import type { View } from '../view';

/** What the numbers rest on: how sure they are, and what was taken for granted. */
export function assumptionsView(view: View): Child {
  const { assumptions } = view.report;
  return [
    rangesSection(view),
    section(
      'Assumptions',
      assumptions.length === 0
        ? note('Everything that the results need is stated in the spec.')
        : table(view, {
            caption: 'Values that the spec does not give and that were assumed',
            head: 'Where',
            rows: assumptions,
            name: ({ path }) => path,
            path: ({ path }) => path,
            columns: [
              {
                title: 'Assumed',
                kind: 'text',
                cell: ({ path, value }) => (typeof value === 'number' ? quantity(value, numberDimension(path)) : value),
              },
              {
                title: 'Because',
                kind: 'text',
                cell: ({ because, source }) => [
                  prose(because),
                  source !== undefined && h('span', { class: 'muted' }, ` (${source})`),
                ],
              },
            ],
          }),
    ),
  ];
}

function rangesSection(view: View): Child {
  const { ranges = [] } = view.report;
  if (ranges.length === 0) return undefined;
  const figure = (path: string, value: number) => quantity(value, numberDimension(path));
  return section(
    'Uncertainty',
    note('The spec gives ranges, so results have them too: nine times in ten the result lies between p5 and p95.'),
    table(view, {
      caption: 'Ranges of uncertain results',
      head: 'Result',
      rows: ranges,
      name: ({ path }) => path.replace(/^(flows|components)\./, '').replaceAll('.', ' '),
      path: ({ path }) => path.split('.').slice(0, 2).join('.'),
      columns: [
        { title: 'p5', kind: 'number', cell: ({ path, p5 }) => figure(path, p5) },
        { title: 'p50', kind: 'number', cell: ({ path, p50 }) => figure(path, p50) },
        { title: 'p95', kind: 'number', cell: ({ path, p95 }) => figure(path, p95) },
        { title: 'Range', quiet: true, kind: 'wide', cell: ({ p5, p50, p95 }) => interval(p5, p50, p95) },
      ],
    }),
  );
}

/** A line from p5 to p95 with a dot at the median, on a scale from 0 to p95. */
function interval(p5: number, p50: number, p95: number): Child {
  if (!(p95 > 0)) return notKnown();
  const at = (value: number) => `${Math.round(Math.min(1, Math.max(0, value / (p95 * 1.05))) * 1000) / 10}%`;
  return s(
    'svg',
    { class: 'bar share', width: '100%', height: 14, 'aria-hidden': 'true' },
    s('line', { class: 'range', x1: at(p5), x2: at(p95), y1: 7, y2: 7 }),
    s('circle', { class: 'fill', cx: at(p50), cy: 7, r: 4 }),
  );
}
