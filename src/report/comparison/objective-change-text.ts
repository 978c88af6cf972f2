import { formatQuantity } from '../../quantity/format-quantity';
import { meaningOf } from '../objective-meaning';
import type { ObjectiveChangeReport } from './comparison-report';

/** `buy: p99 latency 120 ms → 260 ms, at most 200 ms is allowed` */
export function objectiveChangeText({ path, base, head }: ObjectiveChangeReport, currency: string): string {
  const [of, ...rest] = path.split('.');
  const [id = '', ...own] = rest;
  const { name, dimension, atLeast } = meaningOf(of === 'objectives' ? rest.join('.') : own.join('.'));
  const amount = (value: number | undefined) =>
    value === undefined ? 'out of reach' : formatQuantity(value, dimension, { currency });
  const subject = of === 'objectives' ? name : `${id}: ${name}`;
  const values = base ? `${amount(base.value)} → ${amount(head?.value)}` : amount(head?.value);
  const limit = (target: number) =>
    atLeast ? `${amount(target)} is asked for` : `at most ${amount(target)} is allowed`;
  const before = base && head && base.target !== head.target ? ` (${amount(base.target)} before)` : '';
  return `${subject} ${values}${head ? `, ${limit(head.target)}${before}` : ''}`;
}
