import type { Bound, Place } from '../binding/bound';
import { isWritten } from '../binding/is-written';
import { placedAt } from '../binding/placed-at';
import type { ObjectivesSpec, Spec } from '../spec.generated';
import { currencyOf } from './currency-of';

/** Objectives that hold where a spec does not state its own, and where they are written. */
export interface InheritedObjectives {
  readonly objectives: ObjectivesSpec;
  readonly source: string;
}

/**
 * The spec with the objectives that it inherits, as if they were written in it, and these alone. What it states itself,
 * readable or not, is never replaced; neither is a budget taken in another currency than that of its prices.
 */
export function inheritObjectives(
  spec: Spec,
  inherited: InheritedObjectives | undefined,
): { readonly spec: Spec; readonly added: readonly Bound[] } {
  const { objectives: own } = spec;
  if (!inherited || (!own && isWritten(spec, 'objectives'))) return { spec, added: [] };
  const place = shownAt(spec);
  const currency = currencyOf(spec);
  const { place: _, ...fields } = inherited.objectives;
  const added = Object.entries(fields)
    .filter(([field]) => !(own && isWritten(own, field)))
    .filter(([, value]) => !('currency' in value) || currency === undefined || value.currency === currency)
    .map(([field, value]) => [field, placedAt<Bound>(value, `objectives.${field}`, place)] as const);
  if (added.length === 0) return { spec, added: [] };
  const objectives = { ...Object.fromEntries(added), ...own, place: own?.place ?? { ...place, path: 'objectives' } };
  return { spec: { ...spec, objectives }, added: added.map(([, value]) => value) };
}

/** Where findings about an objective stand that the spec does not write: at the key for them, or at the title. */
function shownAt({ objectives, title, headroom, place }: Spec): Place {
  const nearest = title?.place ?? headroom?.place ?? place;
  return { ...nearest, span: objectives?.place.keySpan ?? nearest.span };
}
