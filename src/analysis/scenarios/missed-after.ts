import type { FailureScope, Model } from '../../spec/model/model';
import { areSameIn } from '../../spec/model/same-model';
import { noted } from '../../spec/notes';
import type { CapacityAnalysis, ModelAtPeak } from '../capacity/capacity-analysis';
import { isSameLoad } from '../capacity/load-model';
import { type Miss, missedObjectives, promisedFields } from '../sizing/missed-objectives';
import { capacityAfter, failuresOf, flowsAfter } from './survivors';

interface Outcome {
  /** After the failure. */
  readonly model: Model;
  readonly missed: readonly Miss[];
}

/** Of the version of a design that was asked last, by scope; versions with the same load share their capacity. */
const lastOutcomes = noted((_: CapacityAnalysis) => new Map<FailureScope, readonly Outcome[]>());

/**
 * What is missed after each failure of a scope. No other objective takes as long, so a version of the design that is left
 * with the same load and promises as the last takes what was found then.
 */
export function missedAfter(atPeak: ModelAtPeak, scope: FailureScope): (readonly Miss[])[] {
  if (scope === 'replica') return Array.from(flowsAfter(atPeak, scope), missedObjectives);
  const outcomes = lastOutcomes(atPeak.capacity);
  const last = outcomes.get(scope) ?? [];
  const now = failuresOf(atPeak, scope).map((model, failure) => {
    const known = last[failure];
    if (known && isSameLoad(known.model, model) && areSameIn(promisedFields, known.model.flows, model.flows))
      return known;
    return { model, missed: missedObjectives({ model, capacity: capacityAfter(atPeak, scope, model) }) };
  });
  outcomes.set(scope, now);
  return now.map(({ missed }) => missed);
}
