import { s } from './dom';

const height = 14;

/** Where a bar ends, in percent of its width; beyond the scale it ends at the edge. */
function percent(value: number, scale: number): string {
  return `${Math.round(Math.min(1, Math.max(0, value / scale)) * 1000) / 10}%`;
}

export interface BarOptions {
  readonly value: number;
  /** Value at the right edge. */
  readonly scale: number;
  /** Drawn as a line across the bar. */
  readonly target?: number;
  readonly tone: 'normal' | 'high' | 'over' | 'share';
  /** What the bar says, in words; left out where the number stands beside it. */
  readonly label?: string;
}

/** One bar against a scale. */
export function bar({ value, scale, target, tone, label }: BarOptions): SVGElement {
  return s(
    'svg',
    { class: `bar ${tone}`, height, width: '100%', ...accessible(label) },
    s('rect', { class: 'track', x: 0, y: 4, width: '100%', height: 6 }),
    s('rect', { class: 'fill', x: 0, y: 4, width: percent(value, scale), height: 6 }),
    target !== undefined && mark('target', target, scale),
  );
}

export interface UtilizationBarOptions {
  readonly mean: number;
  readonly peak: number;
  /** After losing a zone. */
  readonly survivors: number | undefined;
  readonly target: number;
  readonly scale: number;
  readonly label: string;
}

/**
 * Mean, peak and after the loss of a zone in one bar: full, thin and a hollow ring, with lines at the target and at
 * 100 %. The forms differ, not only the colours.
 */
export function utilizationBar({ mean, peak, survivors, target, scale, label }: UtilizationBarOptions): SVGElement {
  return s(
    'svg',
    { class: `bar ${loadTone(peak, target)}`, height, width: '100%', ...accessible(label) },
    s('rect', { class: 'track', x: 0, y: 4, width: '100%', height: 6 }),
    s('rect', { class: 'fill', x: 0, y: 5, width: percent(peak, scale), height: 4 }),
    s('rect', { class: 'fill', x: 0, y: 2, width: percent(mean, scale), height: 10 }),
    mark('target', target, scale),
    mark('limit', 1, scale),
    survivors !== undefined && s('circle', { class: 'survivors', cx: percent(survivors, scale), cy: 7, r: 4 }),
  );
}

export function loadTone(utilization: number, target: number): 'normal' | 'high' | 'over' {
  if (utilization >= 1) return 'over';
  return utilization > target ? 'high' : 'normal';
}

function mark(name: string, value: number, scale: number) {
  const x = percent(value, scale);
  return s('line', { class: name, x1: x, x2: x, y1: 1, y2: height - 1 });
}

function accessible(label: string | undefined) {
  return label === undefined ? { 'aria-hidden': 'true' } : { role: 'img', 'aria-label': label };
}
