import { dimensionOf } from './dimension-of';
import { dimensionWords } from './dimensions';
import type { Dimension } from './quantity';
import { readMeasure } from './read-measure';
import { respell } from './respell';

export type ProblemCode =
  | 'missing'
  | 'not-a-number'
  | 'thousands-comma'
  | 'decimal-comma'
  | 'ambiguous-unit'
  | 'unknown-unit'
  | 'missing-unit'
  | 'wrong-dimension'
  | 'percent-of-factor'
  | 'missing-percent'
  | 'out-of-range'
  | 'negative'
  | 'range-dots'
  | 'reversed-range'
  | 'mixed-range';

/** Why a text is not the quantity that is expected. */
export interface Problem {
  readonly code: ProblemCode;
  /** Names the value, what is wrong with it and the remedy; a caller may put the name of the field in front. No full stop. */
  readonly message: string;
  /** Offsets in the text that was read. */
  readonly start: number;
  readonly end: number;
  /** A text to put in place of the whole value, where there is only one sensible one. */
  readonly suggestion?: string;
}

/** A problem with the whole of `text`, without the spaces around it. */
export function problemAt(code: ProblemCode, text: string, message: string, suggestion?: string): Problem {
  const start = text.length - text.trimStart().length;
  const problem = { code, message, start, end: Math.max(start, text.trimEnd().length) };
  return suggestion === undefined ? problem : { ...problem, suggestion };
}

/** Explains why `text` (one end of a range, if it is one) is no sound value of `dimension`; only for texts that are not. */
export function diagnose(text: string, dimension: Dimension): Problem {
  const value = text.trim();
  const { noun, example, units } = dimensionWords[dimension];
  const quoted = `\`${value}\``;
  const problem = (code: ProblemCode, message: string, suggestion?: string) =>
    problemAt(code, text, message, suggestion);

  if (value === '') return problem('missing', `${capitalised(noun)} is expected here, e.g. \`${example}\``);
  const comma = commaProblem(value);
  if (comma !== undefined) return problem(...comma);
  if (/^-\s*[\d.]/.test(value) && dimension !== 'growth') {
    return problem('negative', `${quoted} is negative; ${noun} cannot be less than 0`);
  }
  const range = rangeProblem(value, dimension);
  if (range !== undefined) return problem(...range);
  const special = specialCases[dimension]?.(value, quoted);
  if (special !== undefined) return problem(...special);

  const respelled = respell(value, dimension);
  const found = dimensionOf(value);
  if (found !== undefined && found !== dimension) {
    const message = `${quoted} is ${dimensionWords[found].noun}; ${noun} is expected here, e.g. \`${example}\``;
    return problem('wrong-dimension', message, dimension === 'count' ? respelled : undefined);
  }
  if (respelled !== undefined) {
    return problem('unknown-unit', `The unit of ${quoted} is written differently here: \`${respelled}\``, respelled);
  }
  const [, before = '', number, unit] = /^([^\d.]*)([\d._]+)\s*(.*)$/s.exec(value) ?? [];
  if (number === undefined) {
    return problem('not-a-number', `${quoted} is not ${noun}; write a number with its unit, e.g. \`${example}\``);
  }
  if (
    before !== '' &&
    readMeasure(before, 'money-per-count') === undefined &&
    isSound(value.slice(before.length), dimension)
  ) {
    const rest = value.slice(before.length);
    return problem('not-a-number', `${quoted} must begin with its number: \`${rest}\`, or a range of two`, rest);
  }
  return problem(
    'unknown-unit',
    `\`${unit || value}\` is not a unit of ${noun}; units are ${units}, e.g. \`${example}\``,
  );
}

function isSound(text: string, dimension: Dimension): boolean {
  const measure = readMeasure(text, dimension);
  return measure !== undefined && (dimension !== 'fraction' || measure.value <= 1);
}

type Case = readonly [code: ProblemCode, message: string, suggestion?: string];

function commaProblem(value: string): Case | undefined {
  if (/\d,\d{3}(?!\d)/.test(value)) {
    const grouped = value.replaceAll(/(\d),(?=\d{3})/g, '$1_');
    return [
      'thousands-comma',
      `\`${value}\` has a comma in its number; group digits with \`_\`: \`${grouped}\``,
      grouped,
    ];
  }
  if (/\d,\d/.test(value)) {
    const decimal = value.replace(/(\d),(?=\d)/, '$1.');
    return ['decimal-comma', `\`${value}\` has a decimal comma; write a point: \`${decimal}\``, decimal];
  }
  return undefined;
}

/** A range that is written with a dash or a word instead of two dots. */
function rangeProblem(value: string, dimension: Dimension): Case | undefined {
  const [, low, high] = /^([^-–—]*?\d[^-–—]*?)\s*(?:[-–—]|\.{3}|\bto\b)\s*(\S*\d.*)$/.exec(value) ?? [];
  if (low === undefined || high === undefined || readMeasure(high, dimension) === undefined) return undefined;
  const dotted = `${low}..${high}`;
  return ['range-dots', `A range is written with two dots: \`${dotted}\``, dotted];
}

const specialCases: { readonly [D in Dimension]?: (value: string, quoted: string) => Case | undefined } = {
  rate: (value, quoted) =>
    /\/\s*\d*\s*m$/.test(value)
      ? ['ambiguous-unit', `${quoted} may be per minute or per month; write \`/min\` or \`/month\``]
      : undefined,
  duration: (value, quoted) =>
    /^(?:[\d._]+ ?(?:[nuµm]?s|min|mo|[mhdwy]) ?){2,}$/.test(value)
      ? [
          'unknown-unit',
          `The parts of ${quoted} must run from the largest unit to the smallest, each once, e.g. \`1h30m\``,
        ]
      : undefined,
  size: (value, quoted) => {
    const [, number, unit] = /^([\d._]+) ?([kKMGTP]i?)$/.exec(value) ?? [];
    if (number !== undefined) {
      const bytes = `${number}${unit}B`;
      return ['missing-unit', `${quoted} lacks the unit of a size; write \`${bytes}\``, bytes];
    }
    return /^[\d._]+ ?[kKMGTP]i?b(?:it)?s?$/.test(value)
      ? ['ambiguous-unit', `${quoted} may be bits or bytes; sizes are in bytes, e.g. \`64MB\``]
      : undefined;
  },
  bandwidth: (value, quoted) => {
    const [, number, prefix] = /^([\d._]+) ?([kKMGT]?i?)b(?:\/s|ps)?$/.exec(value) ?? [];
    if (number === undefined || /[^i]bps$/.test(value)) return undefined;
    const bits = `${number}${prefix}bit/s`;
    return ['ambiguous-unit', `${quoted} may be bits or bytes; write \`${bits}\` or \`${number}${prefix}B/s\``];
  },
  fraction: (value, quoted) => {
    if (/^[\d._]+$/.test(value) && Number(value) <= 100) {
      return [
        'missing-percent',
        `${quoted} is above 1, the largest fraction; write \`${value}%\` for percent`,
        `${value}%`,
      ];
    }
    return readMeasure(value, 'fraction') !== undefined
      ? ['out-of-range', `${quoted} is more than 100%, the largest fraction`]
      : undefined;
  },
  growth: (value, quoted) => {
    if (/^-?[\d._]+ ?%$/.test(value)) {
      return ['missing-unit', `${quoted} says no period of growth; write e.g. \`${value}/month\``, `${value}/month`];
    }
    const [, factor, period] = /^([\d._]+) ?x ?(\/.+)$/.exec(value) ?? [];
    if (factor === undefined || period === undefined || Number(factor) < 1) return undefined;
    const rate = `${Number(((Number(factor) - 1) * 100).toPrecision(12))}%${period}`;
    return ['wrong-dimension', `${quoted} is a factor; growth is what is added, in percent: \`${rate}\``, rate];
  },
  factor: (value, quoted) => {
    const [, percent] = /^([\d._]+) ?%$/.exec(value) ?? [];
    if (percent === undefined) return undefined;
    const share = Number(percent) / 100;
    const more = `${Number((1 + share).toPrecision(12))}x`;
    return ['percent-of-factor', `${quoted} may be a share or an increase; write \`${more}\` for ${percent} % more`];
  },
  'money-per-time': (value, quoted) =>
    readMeasure(value, 'money-per-count') !== undefined && !value.includes('/')
      ? ['missing-unit', `${quoted} says no period; write e.g. \`${value}/month\``, `${value}/month`]
      : undefined,
};

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
