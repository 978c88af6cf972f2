import type { Analysis } from '../analyse';
import type { ObjectiveReport, Verdict } from '../results';
import { numbersOf, objectivesOf } from './compared-numbers';

/** A number that differs; either is absent where the design has no such number, or it is out of reach. */
export interface NumberChange {
  /** As in the JSON report: `flows.pay.latency.p99`. */
  readonly path: string;
  readonly base?: number;
  readonly head?: number;
}

/** An objective that is met in one design and not in the other, or only set in one. */
export interface ObjectiveChange {
  /** `flows.pay.latency.p99`, `objectives.cost` */
  readonly path: string;
  readonly base?: ObjectiveReport;
  readonly head?: ObjectiveReport;
}

export interface DesignComparison {
  readonly verdict: { readonly base: Verdict; readonly head: Verdict };
  /** Largest relative change first; those without a number on one side before all others. */
  readonly changes: readonly NumberChange[];
  /** Missed now, and not before. */
  readonly newlyMissed: readonly ObjectiveChange[];
  /** Met now, and not before. */
  readonly newlyMet: readonly ObjectiveChange[];
}

/** Relative change that is worth a line. */
const noticeable = 0.01;

/** What differs between two designs, or two versions of one, by id: renaming a component takes it away and adds another. */
export function compareDesigns(base: Analysis, head: Analysis): DesignComparison {
  const objectives = changedObjectives(base, head);
  return {
    verdict: { base: base.results.verdict, head: head.results.verdict },
    changes: changedNumbers(base, head),
    newlyMissed: objectives.filter((change) => change.head?.met === false && change.base?.met !== false),
    newlyMet: objectives.filter((change) => change.head?.met === true && change.base?.met === false),
  };
}

function changedNumbers(base: Analysis, head: Analysis): NumberChange[] {
  const before = numbersOf(base.results);
  const after = numbersOf(head.results);
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((path) => ({ path, base: before.get(path), head: after.get(path) }))
    .map((change) => ({ change, weight: relativeChange(change.base, change.head) }))
    .filter(({ weight }) => weight >= noticeable)
    .sort((a, b) => b.weight - a.weight)
    .map(({ change }) => change);
}

/** 0 where nothing changes, infinite where there is a number on one side only. */
function relativeChange(base: number | undefined, head: number | undefined): number {
  if (base === undefined || head === undefined) return Number.POSITIVE_INFINITY;
  const largest = Math.max(Math.abs(base), Math.abs(head));
  return largest > 1e-12 ? Math.abs(head - base) / largest : 0;
}

function changedObjectives(base: Analysis, head: Analysis): ObjectiveChange[] {
  const before = objectivesOf(base.results);
  const after = objectivesOf(head.results);
  return [...new Set([...before.keys(), ...after.keys()])].map((path) => ({
    path,
    base: before.get(path),
    head: after.get(path),
  }));
}
