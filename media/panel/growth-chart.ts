import type { GrowthSeries } from '../../src/protocol/messages';
import { s } from './dom';
import { quantity } from './format';

const margin = { left: 64, right: 22, top: 18, bottom: 22 };
const height = 170;

/** Bytes stored over the horizon against what the store holds; undefined where there is no curve to draw. */
export function growthChart({ path, points, limit }: GrowthSeries, width: number): SVGElement | undefined {
  const last = points.at(-1);
  const first = points[0];
  if (first === undefined || last === undefined || last.month <= first.month) return undefined;
  const highest = Math.max(limit ?? 0, ...points.map(({ bytes }) => bytes)) * 1.08 || 1;
  const x = (month: number) =>
    round(margin.left + ((month - first.month) / (last.month - first.month)) * (width - margin.left - margin.right));
  const y = (bytes: number) =>
    round(height - margin.bottom - (bytes / highest) * (height - margin.top - margin.bottom));
  const line = points.map(({ month, bytes }, index) => `${index === 0 ? 'M' : 'L'}${x(month)} ${y(bytes)}`).join('');
  const full = monthFull(points, limit);

  return s(
    'svg',
    {
      class: 'chart',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      'aria-label': growthText({ path, points, limit }),
    },
    axisValues(highest).map((bytes) => [
      s('line', { class: 'grid', x1: margin.left, x2: width - margin.right, y1: y(bytes), y2: y(bytes) }),
      s('text', { class: 'tick', x: margin.left - 6, y: y(bytes) + 4, 'text-anchor': 'end' }, quantity(bytes, 'size')),
    ]),
    monthTicks(first.month, last.month).map((month) =>
      s(
        'text',
        { class: 'tick', x: x(month), y: height - 6, 'text-anchor': 'middle' },
        month === 0 ? 'now' : `${month} mo`,
      ),
    ),
    s('path', { class: 'area', d: `${line}L${x(last.month)} ${y(0)}L${x(first.month)} ${y(0)}Z` }),
    s('path', { class: 'curve', d: line }),
    limit !== undefined && [
      s('line', { class: 'limit', x1: margin.left, x2: width - margin.right, y1: y(limit), y2: y(limit) }),
      s('text', { class: 'tick', x: margin.left + 4, y: y(limit) - 5 }, `holds ${quantity(limit, 'size')}`),
    ],
    full !== undefined &&
      limit !== undefined && [
        s('circle', { class: 'crossing', cx: x(full), cy: y(limit), r: 4 }),
        s(
          'text',
          { class: 'tick strong', x: x(full), y: y(limit) - 7, 'text-anchor': 'end' },
          `full in ${Math.floor(full)} mo`,
        ),
      ],
  );
}

/** The curve in one sentence. */
export function growthText({ path, points, limit }: GrowthSeries): string {
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined) return '';
  const full = monthFull(points, limit);
  const store = limit === undefined ? '' : `; its store holds ${quantity(limit, 'size')}`;
  const end = limit === undefined ? '' : full === undefined ? ', which lasts' : `, full in ${Math.floor(full)} months`;
  const name = path.replace(/^data\./, '');
  return `${name}: ${quantity(first.bytes, 'size')} now, ${quantity(last.bytes, 'size')} in ${last.month} months${store}${end}`;
}

/** When the curve first passes the limit, months from now, linear between two points. */
function monthFull(points: GrowthSeries['points'], limit: number | undefined): number | undefined {
  if (limit === undefined) return undefined;
  const index = points.findIndex(({ bytes }) => bytes >= limit);
  const after = points[index];
  const before = points[index - 1];
  if (after === undefined) return undefined;
  if (before === undefined || after.bytes === before.bytes) return after.month;
  return before.month + ((limit - before.bytes) / (after.bytes - before.bytes)) * (after.month - before.month);
}

/** Round values within the axis: 1, 2 or 5 times a power of ten apart, at most four of them. */
function axisValues(highest: number): readonly number[] {
  const rough = highest / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough) ?? rough;
  const values: number[] = [];
  for (let value = 0; value <= highest; value += step) values.push(value);
  return values;
}

function monthTicks(first: number, last: number): readonly number[] {
  const step = [1, 3, 6, 12, 24, 60].find((candidate) => (last - first) / candidate <= 6) ?? 120;
  const ticks: number[] = [];
  for (let month = first; month <= last; month += step) ticks.push(month);
  return ticks;
}

const round = (value: number) => Math.round(value * 10) / 10;
