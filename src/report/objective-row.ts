import type { ObjectiveReport, Results } from '../analysis/results';
import { formatQuantity } from '../quantity/format-quantity';
import { meaningOf, type ObjectiveMeaning } from './objective-meaning';

/** One objective with the words of every format. */
export interface ObjectiveRow {
  /** Id of the flow; absent for the design as a whole. */
  readonly flow?: string;
  /** `p99 latency`, `availability`, `loss of a zone` */
  readonly name: string;
  /** Where the document sets it. */
  readonly path: string;
  readonly status: ObjectiveStatus;
  /** `at most 80 ms` */
  readonly target: string;
  readonly value: string;
  /** `41% over`, `3.2x the target`, `39% to spare` */
  readonly margin: string;
  /** Probability of meeting it, where the spec has ranges. */
  readonly chance: string;
}

export type ObjectiveStatus = 'missed' | 'unchecked' | 'met';

const order: Readonly<Record<ObjectiveStatus, number>> = { missed: 0, unchecked: 1, met: 2 };

/** All objectives: the missed ones first, then the unchecked ones. */
export function objectiveRows({ objectives, flows, cost }: Results): ObjectiveRow[] {
  const rows = [
    ...objectives.map((objective) => rowOf(objective, undefined, cost?.currency)),
    ...Object.entries(flows).flatMap(([flow, report]) =>
      report.objectives.map((objective) => rowOf(objective, flow, cost?.currency)),
    ),
  ];
  return rows.sort((a, b) => order[a.status] - order[b.status]);
}

function rowOf(report: ObjectiveReport, flow: string | undefined, currency: string | undefined): ObjectiveRow {
  const { objective, target, value, met, probability } = report;
  const meaning = meaningOf(objective);
  const text = (amount: number) =>
    formatQuantity(amount, meaning.dimension, currency === undefined ? {} : { currency });
  return {
    ...(flow !== undefined && { flow }),
    name: meaning.name,
    path: pathOf(objective, flow),
    status: met === undefined ? 'unchecked' : met ? 'met' : 'missed',
    target: `${meaning.atLeast ? 'at least' : 'at most'} ${text(target)}`,
    value: value === undefined ? '' : text(value),
    margin: value === undefined ? '' : marginOf(value, target, meaning),
    chance: probability === undefined ? '' : formatQuantity(probability, 'fraction'),
  };
}

function pathOf(objective: string, flow: string | undefined): string {
  if (flow === undefined) return `objectives.${objective.split('.')[0]}`;
  return objective === 'freshness' ? `flows.${flow}.freshness` : `flows.${flow}.slo.${objective}`;
}

/**
 * How far the value is from the target, as a share of it. Of an availability it is the share of the downtime that the
 * target allows, which is what an error budget counts.
 */
function marginOf(value: number, target: number, { dimension, atLeast }: ObjectiveMeaning): string {
  const isShareServed = dimension === 'fraction' && atLeast;
  const [used, allowed] = isShareServed ? [1 - value, 1 - target] : atLeast ? [target, value] : [value, target];
  if (!(allowed > 0)) return '';
  const excess = used / allowed - 1;
  if (Math.abs(excess) < 0.0005) return 'just met';
  if (excess < 0) return `${formatQuantity(-excess, 'fraction')} to spare`;
  if (atLeast && !isShareServed) return `${formatQuantity(1 - allowed / used, 'fraction')} short`;
  if (excess >= 1)
    return `${formatQuantity(used / allowed, 'factor')} ${isShareServed ? 'the downtime' : 'the target'}`;
  return `${formatQuantity(excess, 'fraction')} over`;
}
