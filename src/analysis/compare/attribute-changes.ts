import { resolve } from '../../spec/model/resolve';
import type { SpecDocument } from '../../spec/read-spec';
import { type Analysis, analyse } from '../analyse';
import type { DesignComparison } from './compare-designs';
import { numbersOf, objectivesOf } from './compared-numbers';
import { groupEdits } from './group-edits';
import { type SpecEdit, specEdits, withEdits } from './spec-edits';

/** Edits that move a number. */
export interface Cause {
  readonly edits: readonly SpecEdit[];
  /** The number in the base with nothing but these edits made; absent where it is out of reach then. */
  readonly value?: number;
  /** How much they change it; absent where either number is. */
  readonly effect?: number;
  /** They do nothing by themselves, but without them the change would be another one. */
  readonly onlyTogether?: true;
}

export interface Attribution {
  /** Everything that differs in meaning. */
  readonly edits: readonly SpecEdit[];
  /** By path of a changed number, the largest effect first. */
  readonly numberCauses: ReadonlyMap<string, readonly Cause[]>;
  /** By path of an objective that is met no longer, or is now: the edits that tip the scales. */
  readonly objectiveCauses: ReadonlyMap<string, readonly Cause[]>;
}

/** A document with its analysis. */
export interface Version {
  readonly document: SpecDocument;
  readonly analysis: Analysis;
}

/** More analyses than this are not made to tell edits apart; beyond, those of one entry count as one. */
const mostGroups = 40;
/** Causes that explain less of a change than this are not worth naming. */
const leastShare = 0.05;
const mostCauses = 5;

/**
 * Which edits explain each difference: the base is analysed again with one edit made at a time. Where no edit does
 * anything by itself, the head is analysed without one at a time. Edits that act together therefore do not add up.
 */
export function attributeChanges(base: Version, head: Version, comparison: DesignComparison): Attribution {
  const [before, after] = [base.document.spec, head.document.spec];
  if (!before || !after) return { edits: [], numberCauses: new Map(), objectiveCauses: new Map() };
  const edits = specEdits({ spec: before, text: base.document.text }, { spec: after, text: head.document.text });
  const trials = groupEdits(edits, mostGroups).map((group) => new Trial(group, base, head));
  const { changes, newlyMissed, newlyMet } = comparison;
  return {
    edits,
    numberCauses: new Map(
      changes.map((change) => [change.path, causesOfNumber(trials, change.path, change.base, change.head)]),
    ),
    objectiveCauses: new Map(
      [...newlyMissed, ...newlyMet].map((change) => [
        change.path,
        causesOfObjective(trials, change.path, change.head?.met),
      ]),
    ),
  };
}

/** A group of edits, made alone or left out; analysed when that is asked for. */
class Trial {
  #with: Analysis['results'] | undefined;
  #without: Analysis['results'] | undefined;

  constructor(
    readonly edits: readonly SpecEdit[],
    readonly base: Version,
    readonly head: Version,
  ) {}

  get with(): Analysis['results'] {
    this.#with ??= this.#analyse(this.base.document, 'head');
    return this.#with;
  }

  get without(): Analysis['results'] {
    this.#without ??= this.#analyse(this.head.document, 'base');
    return this.#without;
  }

  #analyse({ spec, defaults }: SpecDocument, side: 'base' | 'head'): Analysis['results'] {
    return analyse(resolve(withEdits(spec!, this.edits, side), defaults)).results;
  }
}

function causesOfNumber(
  trials: readonly Trial[],
  path: string,
  base: number | undefined,
  head: number | undefined,
): Cause[] {
  const alone = trials.map((trial) => {
    const value = numbersOf(trial.with).get(path);
    return { ...causeOf(trial.edits, base, value), share: shareOf(base, value, base, head) };
  });
  const found = ranked(alone);
  if (found.length > 0) return found;
  return ranked(
    trials.map((trial) => {
      const value = numbersOf(trial.without).get(path);
      return { edits: trial.edits, onlyTogether: true as const, share: shareOf(value, head, base, head) };
    }),
  );
}

function causeOf(edits: readonly SpecEdit[], base: number | undefined, value: number | undefined): Cause {
  return {
    edits,
    ...(value !== undefined && { value }),
    ...(value !== undefined && base !== undefined && { effect: value - base }),
  };
}

/** How much of the change from `base` to `head` the step from one number to the other is, whatever its direction. */
function shareOf(
  from: number | undefined,
  to: number | undefined,
  base: number | undefined,
  head: number | undefined,
): number {
  if (from === undefined || to === undefined) return from === to ? 0 : 1;
  if (base === undefined || head === undefined) return 0;
  return head === base ? 0 : Math.abs(to - from) / Math.abs(head - base);
}

function ranked<T extends Cause & { readonly share: number }>(causes: readonly T[]): Cause[] {
  return causes
    .filter(({ share }) => share >= leastShare)
    .sort((a, b) => b.share - a.share)
    .slice(0, mostCauses)
    .map(({ share: _, ...cause }) => cause);
}

/** Edits that are enough to bring the objective where it is now, else those without which it would not be there. */
function causesOfObjective(trials: readonly Trial[], path: string, met: boolean | undefined): Cause[] {
  const enough = trials.filter((trial) => objectivesOf(trial.with).get(path)?.met === met);
  if (enough.length > 0) return enough.map(({ edits }) => ({ edits }));
  return trials
    .filter((trial) => objectivesOf(trial.without).get(path)?.met !== met)
    .map(({ edits }) => ({ edits, onlyTogether: true }));
}
