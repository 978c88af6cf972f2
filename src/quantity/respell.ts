import type { Dimension } from './quantity';
import { readMeasure } from './read-measure';

/** Words that people write for units of the language; the key is in lower case. */
const wordings: ReadonlyMap<string, string> = new Map(
  Object.entries({
    k: 'k',
    thousand: 'k',
    m: 'M',
    mn: 'M',
    mio: 'M',
    million: 'M',
    millions: 'M',
    b: 'B',
    bn: 'B',
    billion: 'B',
    t: 'T',
    trillion: 'T',
    msec: 'ms',
    msecs: 'ms',
    millis: 'ms',
    millisecond: 'ms',
    milliseconds: 'ms',
    microseconds: 'us',
    usec: 'us',
    nanoseconds: 'ns',
    sec: 's',
    secs: 's',
    second: 's',
    seconds: 's',
    minute: 'min',
    minutes: 'min',
    mins: 'min',
    hr: 'h',
    hrs: 'h',
    hour: 'h',
    hours: 'h',
    day: 'd',
    days: 'd',
    week: 'w',
    weeks: 'w',
    month: 'mo',
    months: 'mo',
    mon: 'mo',
    year: 'y',
    years: 'y',
    yr: 'y',
    yrs: 'y',
    percent: '%',
    pct: '%',
    times: 'x',
    byte: 'B',
    bytes: 'B',
    kbps: 'kbps',
    mbps: 'Mbps',
    gbps: 'Gbps',
    tbps: 'Tbps',
  }),
);

const spelledRight: readonly string[] = [
  ...['ns', 'us', 'ms', 's', 'min', 'h', 'd', 'w', 'mo', 'y', 'x'],
  ...['B', 'kB', 'MB', 'GB', 'TB', 'PB', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'],
  ...['kbit/s', 'Mbit/s', 'Gbit/s', 'Tbit/s', 'rps', 'qps', 'tps'],
  ...['/s', '/min', '/h', '/day', '/week', '/month', '/year', '/user/day', '/session/min'],
];
const byLowerCase: ReadonlyMap<string, string> = new Map(spelledRight.map((unit) => [unit.toLowerCase(), unit]));

/**
 * The same quantity in the units of the language, where a text is close to one: `5 minutes` is `5min`, `100 req/s` is
 * `100/s`, `x3` is `3x`. Undefined if nothing of the right dimension comes out.
 */
export function respell(value: string, dimension: Dimension): string | undefined {
  const [, currency = '', number, unit = ''] = /^([$€£¥₹]?)([\d._]+(?:[eE][+-]?\d+)?)\s*(.*)$/.exec(value) ?? [];
  if (number === undefined) {
    const [, factor] = /^[x×]\s*([\d._]+)$/i.exec(value) ?? [];
    return factor !== undefined && dimension === 'factor' ? `${factor}x` : undefined;
  }
  return candidates(unit)
    .map((candidate) => currency + number + candidate)
    .find((candidate) => readMeasure(candidate, dimension) !== undefined);
}

function candidates(unit: string): readonly string[] {
  const lower = unit.toLowerCase();
  const worded = wordings.get(lower);
  const cased = byLowerCase.get(lower);
  const perTime = lower
    .replace(/^([kmbgt]?)\s*(?:per|a|an)\s+/, '$1/')
    .replace(/^([kmbgt]?)\s*(?:[a-z]{2,})\s*(?:\/|per )\s*/, '$1/');
  const [multiplier = '', period] = perTime.split('/');
  const singular = period?.replace(/^(.*[a-z]{2,})s$/, '$1');
  const scale = multiplier === '' ? '' : (wordings.get(multiplier) ?? multiplier);
  const rates = singular === undefined ? [] : [`${scale}/${singular}`, `${scale}/${shortened(singular)}`];
  const bytesPerSecond = /^([kmgtp]i?)bps$/i.test(unit) && unit.endsWith('Bps') ? [unit.replace(/ps$/, '/s')] : [];
  return [
    ...bytesPerSecond,
    ...(worded === undefined ? [] : [worded]),
    ...(cased === undefined ? [] : [cased]),
    ...rates,
  ];
}

function shortened(period: string): string {
  return wordings.get(period) ?? period;
}
