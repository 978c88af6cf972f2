import { formatQuantity } from '../../quantity/format-quantity';
import type { Dimension } from '../../quantity/quantity';
import { type Field, resultTable } from '../result-table';
import { printable } from '../text/printable';
import type { TextLayout } from '../text/style';
import { textTable } from '../text/text-table';
import { wrap } from '../text/wrap';
import type {
  BeforeAndAfter,
  LargestLoadReport,
  RemainingReport,
  SizeChangeReport,
  SizingReport,
} from './sizing-report';
import { subjectOf } from './subject-of';

/** What sizing changes and what that does, for a terminal; what it comes to is last. */
export function sizingText(report: SizingReport, layout: TextLayout): string {
  const { style, width } = layout;
  const { changes, remaining, cost, title, file = '', line } = report;
  const currency = cost?.currency ?? '$';
  const place = printable(line === undefined ? file : `${file}:${line}`);
  const table = resultTable('Sizes', changes, changeFields(currency));
  const always = new Set(remaining.filter(({ after }) => after === undefined).map(({ path }) => path));
  const toSay = remaining.filter(({ path, after }) => after === undefined || !always.has(path));
  const missed = toSay.map((one) => {
    const [first = '', ...more] = wrap(printable(remainingText(one, currency)), width - 4);
    return [`  ${style('error', '-')} ${first}`, ...more.map((text) => `    ${text}`)].join('\n');
  });
  const heading = title ? `${style('bold', printable(title))} ${style('dim', `(${place})`)}` : style('bold', place);
  return [
    ...(table ? [textTable(table, layout)] : []),
    ...(missed.length > 0 ? [[style('bold', 'Missed all the same'), ...missed].join('\n')] : []),
    ...[loadText(report), costText(report)]
      .filter((text) => text !== '')
      .map((text) => wrap(printable(text), width).join('\n')),
    `${heading}: ${style(remaining.length > 0 ? 'error' : 'good', outcome(report))}`,
  ].join('\n\n');
}

function changeFields(currency: string): readonly Field<SizeChangeReport>[] {
  const money = (value: number) => formatQuantity(value, 'money-per-time', { currency });
  return [
    { title: 'Component', kind: 'text', text: ({ component }) => component },
    { title: 'Size', kind: 'text', text: ({ path, component }) => path.slice(`components.${component}.`.length) },
    { title: 'From', text: ({ path, from }) => formatQuantity(from, dimensionOf(path)) },
    { title: 'To', text: ({ path, to }) => formatQuantity(to, dimensionOf(path)) },
    {
      title: 'Busy',
      rank: 1,
      text: ({ utilization }) => arrow(utilization, (value) => formatQuantity(value, 'fraction')),
    },
    { title: 'p99', rank: 2, text: ({ p99 }) => arrow(p99, (value) => formatQuantity(value, 'duration')) },
    { title: 'Cost', rank: 3, text: ({ cost }) => arrow(cost, money) },
    { title: 'Note', kind: 'text', text: ({ by_hand }) => (by_hand ? 'write it by hand' : '') },
  ];
}

function dimensionOf(path: string): Dimension {
  return /\.(memory|storage)$/.test(path) ? 'size' : 'count';
}

function arrow(pair: BeforeAndAfter | undefined, format: (value: number) => string): string {
  if (!pair) return '';
  const text = (value: number | undefined) => (value === undefined ? '-' : format(value));
  const [before, after] = [text(pair.before), text(pair.after)];
  return before === after ? after : `${before} → ${after}`;
}

/** `checkout: p99 latency is 120 ms, at most 80 ms is allowed. 95 ms at best: …` */
function remainingText({ path, after, value, target, because }: RemainingReport, currency: string): string {
  const { subject, dimension, atLeast } = subjectOf(path);
  const amount = (number: number) => formatQuantity(number, dimension, { currency });
  const measured = value === undefined ? 'is out of reach' : `is ${amount(value)}`;
  const wanted =
    target === undefined
      ? ''
      : `, ${atLeast ? `${amount(target)} is asked for` : `at most ${amount(target)} is allowed`}`;
  const lost = after === undefined ? '' : ` after the loss of a ${after}`;
  return `${subject} ${measured}${wanted}${lost}. ${because}.`;
}

function loadText({ largest_load: load, changes }: SizingReport): string {
  if (!load?.before) return '';
  const sized = changes.length > 0 && load.after ? ` With these sizes: ${multipleText(load.after)}.` : '';
  return `Within its objectives the spec as written carries ${multipleText(load.before)}.${sized}`;
}

function multipleText({ multiple, limit }: LargestLoadReport): string {
  const times = `${multiple < 1 ? 'only ' : ''}${formatQuantity(multiple, 'factor')} its peak load`;
  if (limit === undefined) return times;
  const [path = '', after] = limit.split(': ').reverse();
  return `${times}, until ${subjectOf(path).subject} ${after ? `after the loss of a ${after} ` : ''}stands in the way`;
}

function costText({ cost }: SizingReport): string {
  if (!cost) return '';
  const money = (value: number) => formatQuantity(value, 'money-per-time', { currency: cost.currency });
  const more = cost.after - cost.before;
  if (Math.abs(more) < 0.005) return `Costs ${money(cost.before)}, as before.`;
  return `Costs ${money(cost.before)} now, ${money(cost.after)} with these sizes: ${money(Math.abs(more))} ${more > 0 ? 'more' : 'less'}.`;
}

function outcome({ changes, remaining, verdict }: SizingReport): string {
  if (remaining.length > 0) return changes.length > 0 ? 'these sizes meet what sizes can meet' : 'no size helps';
  if (changes.length === 0) return 'needs no other sizes';
  return verdict.after === 'meets'
    ? 'meets all objectives with these sizes'
    : 'meets with these sizes what can be checked';
}
