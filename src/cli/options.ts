import { parseArgs } from 'node:util';
import { type Threshold, thresholds } from '../report/finding-counts';
import { nearest } from '../spec/nearest';
import { UsageError } from './usage-error';

export const formats = ['text', 'json', 'sarif', 'junit', 'markdown', 'github'] as const;
export type Format = (typeof formats)[number];

/** What `headroom check` was asked for. */
export interface CheckOptions {
  /** Files and globs; `-` is standard input. */
  readonly patterns: readonly string[];
  readonly format: Format;
  readonly failOn: Threshold;
  readonly scenario?: string;
  /** Path of a number whose derivation is wanted instead of the report. */
  readonly explain?: string;
}

export function checkOptions(args: string[]): CheckOptions {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      format: { type: 'string', default: 'text' },
      'fail-on': { type: 'string', default: 'error' },
      scenario: { type: 'string' },
      explain: { type: 'string' },
    },
  });
  return {
    patterns: positionals,
    format: oneOf('--format', values.format, formats),
    failOn: oneOf('--fail-on', values['fail-on'], thresholds),
    ...(values.scenario !== undefined && { scenario: values.scenario }),
    ...(values.explain !== undefined && { explain: values.explain }),
  };
}

/** @throws UsageError for a value that an option does not take */
export function oneOf<T extends string>(option: string, value: string, allowed: readonly T[]): T {
  const known = allowed.find((candidate) => candidate === value);
  if (known !== undefined) return known;
  throw new UsageError(`${option} is one of ${allowed.join(', ')}, not ${value}${didYouMean(value, allowed)}`);
}

/** `; did you mean json?`, where something known is close. */
export function didYouMean(name: string, known: Iterable<string>): string {
  const meant = nearest(name, known);
  return meant === undefined ? '' : `; did you mean ${meant}?`;
}
