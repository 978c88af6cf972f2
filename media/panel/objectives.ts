import type { ObjectiveReport, Results } from '../../src/analysis/results';
import { meaningOf } from '../../src/report/objective-meaning';
import { quantity } from './format';

/** One objective, with what the tables say about it. */
export interface ObjectiveRow {
  /** Id of the flow it is set for; undefined for the design as a whole. */
  readonly flow: string | undefined;
  readonly objective: ObjectiveReport;
  readonly status: ObjectiveStatus;
}

export type ObjectiveStatus = 'met' | 'missed' | 'unchecked';

const order: Readonly<Record<ObjectiveStatus, number>> = { missed: 0, unchecked: 1, met: 2 };

/** All objectives, the missed ones first and otherwise as the report has them. */
export function objectiveRows({ flows, objectives }: Results): readonly ObjectiveRow[] {
  const rowOf = (flow: string | undefined, objective: ObjectiveReport) => ({
    flow,
    objective,
    status: statusOf(objective),
  });
  return [
    ...Object.entries(flows).flatMap(([id, flow]) => flow.objectives.map((objective) => rowOf(id, objective))),
    ...objectives.map((objective) => rowOf(undefined, objective)),
  ].toSorted((a, b) => order[a.status] - order[b.status]);
}

function statusOf({ met }: ObjectiveReport): ObjectiveStatus {
  if (met === undefined) return 'unchecked';
  return met ? 'met' : 'missed';
}

export function objectiveName({ objective }: ObjectiveReport): string {
  return meaningOf(objective).name;
}

/** The value as the objective measures it: a duration, a share, a multiple, an amount. */
export function objectiveValue(objective: ObjectiveReport, currency?: string): string | undefined {
  if (objective.value === undefined) return undefined;
  return quantity(objective.value, meaningOf(objective.objective).dimension, currency);
}

export function objectiveTarget(objective: ObjectiveReport, currency?: string): string {
  const { dimension, atLeast } = meaningOf(objective.objective);
  return `${atLeast ? '≥' : '≤'} ${quantity(objective.target, dimension, currency)}`;
}

/**
 * How far the value is from the target, as a share of it: `41% over`, `39% to spare`. Of an availability it is the share
 * of the downtime that the target allows, which is what an error budget counts.
 */
export function objectiveMargin({ objective, target, value }: ObjectiveReport): string | undefined {
  if (value === undefined) return undefined;
  const { dimension, atLeast } = meaningOf(objective);
  const isShareServed = dimension === 'fraction' && atLeast;
  const [used, allowed] = isShareServed ? [1 - value, 1 - target] : atLeast ? [target, value] : [value, target];
  if (!(allowed > 0)) return undefined;
  const excess = used / allowed - 1;
  if (Math.abs(excess) < 0.005) return excess > 1e-9 ? 'just missed' : 'just met';
  const missedBy = atLeast && !isShareServed ? 'short' : 'over';
  const percent = excess > 0 ? Math.round(100 * excess) : Math.floor(-100 * excess + 1e-6);
  return `${quantity(percent / 100, 'fraction')} ${excess > 0 ? missedBy : 'to spare'}`;
}

/** Where the objective is written: those of a flow at the flow, all others under `objectives`. */
export function objectivePath(flow: string | undefined, { objective }: ObjectiveReport): string {
  if (flow === undefined) return `objectives.${objective.split('.')[0] ?? objective}`;
  if (objective.startsWith('latency.') || objective === 'availability') return `flows.${flow}.slo.${objective}`;
  if (objective === 'freshness') return `flows.${flow}.freshness`;
  return `flows.${flow}`;
}

const designNumbers: Readonly<Record<string, string>> = { headroom: 'max_rate_multiple', cost: 'cost.monthly' };

/** Whom the objective binds. */
export function objectiveSubject({ flow }: ObjectiveRow): string {
  return flow ?? 'design';
}

/** The number behind the objective in the report, for its derivation. */
export function objectiveNumber(flow: string | undefined, { objective }: ObjectiveReport): string {
  if (flow === undefined) return designNumbers[objective] ?? `objectives.${objective}`;
  if (objective === 'availability') return `flows.${flow}.availability.value`;
  if (objective === 'freshness') return `flows.${flow}.freshness.p99`;
  if (objective.startsWith('latency.')) return `flows.${flow}.${objective}`;
  return `flows.${flow}.objectives.${objective}`;
}
