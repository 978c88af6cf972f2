import { numberDimension } from '../../analysis/number-dimension';
import type { Dimension } from '../../quantity/quantity';
import { meaningOf } from '../objective-meaning';

/** What a path of an objective or a limit is called (`checkout: p99 latency`), and how it is measured. */
export interface Subject {
  readonly subject: string;
  readonly dimension: Dimension;
  /** Whether more is better. */
  readonly atLeast?: boolean;
}

/** @param path as in the report of sizes: `flows.checkout.latency.p99`, `components.db.utilization`, `objectives.rpo` */
export function subjectOf(path: string): Subject {
  const [of, id = '', ...rest] = path.split('.');
  if (of === 'components') return { subject: `${id}: ${words(rest.join('.'))}`, dimension: numberDimension(path) };
  const { name, ...meaning } = meaningOf(of === 'objectives' ? [id, ...rest].join('.') : rest.join('.'));
  return { subject: of === 'objectives' ? name : `${id}: ${name}`, ...meaning };
}

function words(name: string): string {
  return name.replaceAll(/[._]/g, ' ').replace('utilization', 'utilisation');
}
