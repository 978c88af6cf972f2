import type { Dimension } from '../quantity/quantity';

/** What an objective is called, and how it is measured. */
export interface ObjectiveMeaning {
  readonly name: string;
  readonly dimension: Dimension;
  /** Whether the value has to reach the target rather than stay below it. */
  readonly atLeast?: boolean;
}

const meanings: Readonly<Record<string, ObjectiveMeaning>> = {
  availability: { name: 'availability', dimension: 'fraction', atLeast: true },
  freshness: { name: 'freshness', dimension: 'duration' },
  headroom: { name: 'headroom', dimension: 'factor', atLeast: true },
  cost: { name: 'cost', dimension: 'money-per-time' },
  rpo: { name: 'data loss (RPO)', dimension: 'duration' },
  target_utilization: { name: 'utilisation', dimension: 'fraction' },
  rto: { name: 'recovery time (RTO)', dimension: 'duration' },
};

/** Of an objective by its name in the report: `latency.p99`, `survive.zone`. */
export function meaningOf(objective: string): ObjectiveMeaning {
  if (Object.hasOwn(meanings, objective)) return meanings[objective]!;
  const [head, ...rest] = objective.split('.');
  const detail = rest.join(' ');
  if (head === 'latency') return { name: `${detail} latency`, dimension: 'duration' };
  if (head === 'survive') return { name: `flows after losing a ${detail}`, dimension: 'fraction', atLeast: true };
  return { name: objective.replaceAll(/[._]/g, ' '), dimension: 'factor' };
}
