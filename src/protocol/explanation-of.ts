import type { Derivation } from '../analysis/derivation';
import { formatQuantity } from '../quantity/format-quantity';
import type { ExplanationView } from './messages';

/** A derivation with its numbers written for people. */
export function explanationOf(derivation: Derivation, currency: string): ExplanationView {
  const { title, value, dimension, method, formula, inputs, assumptions, validity, reference, section } = derivation;
  return {
    title,
    value: formatQuantity(value, dimension, { currency }),
    method: reference ? `${method} (${reference})` : method,
    formula,
    inputs: inputs.map((input) => ({
      name: input.name,
      value: formatQuantity(input.value, input.dimension, { currency }),
      // What is assumed is shown where it would be written.
      path: input.path?.replace(/^assumptions\./, ''),
    })),
    assumptions,
    validity,
    more: section && `docs/model.md#${section}`,
  };
}
