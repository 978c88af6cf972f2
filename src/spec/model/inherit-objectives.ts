import type { Bound, Place } from '../binding/bound';
import { isWritten } from '../binding/is-written';
import { placeWith } from '../binding/place-with';
import { placedAt } from '../binding/placed-at';
import type { Spec } from '../spec.generated';
import { currencyOf } from './currency-of';
import type { FieldDefault } from './field-default';

/**
 * The spec with the objectives that it inherits, as if they were written in it, and these alone. What it states itself,
 * readable or not, is never replaced; neither is a budget taken in another currency than that of its prices.
 */
export function inheritObjectives(
  spec: Spec,
  inherited: readonly FieldDefault[] = [],
): { readonly spec: Spec; readonly added: readonly FieldDefault[] } {
  const { objectives: own } = spec;
  if (!own && isWritten(spec, 'objectives')) return { spec, added: [] };
  const place = shownAt(spec);
  const currency = currencyOf(spec);
  const added = inherited
    .filter(({ field }) => !(own && isWritten(own, field)))
    .filter(({ value }) => !('currency' in value) || currency === undefined || value.currency === currency)
    .map((objective) => ({
      ...objective,
      value: placedAt<Bound>(objective.value, `objectives.${objective.field}`, place),
    }));
  if (added.length === 0) return { spec, added };
  const fields = Object.fromEntries(added.map(({ field, value }) => [field, value]));
  const objectives = { ...fields, ...own, place: own?.place ?? placeWith(place, { path: 'objectives' }) };
  return { spec: { ...spec, objectives }, added };
}

/** Where findings about an objective stand that the spec does not write: at the key for them, or at the title. */
function shownAt({ objectives, title, headroom, place }: Spec): Place {
  const nearest = title?.place ?? headroom?.place ?? place;
  return placeWith(nearest, { span: objectives?.place.keySpan ?? nearest.span });
}
