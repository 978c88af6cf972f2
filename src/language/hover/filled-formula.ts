import type { DerivationInput } from '../../analysis/derivation';
import { explain } from '../../analysis/explain';
import { formatQuantity } from '../../quantity/format-quantity';
import type { CheckedDocument } from '../../rules/check-document';
import { plain } from '../markdown-text';

/**
 * How a number came about, to stand behind it: ` = 3,600/s calls at peak x 250 µs holding time / 1 server`. Empty where its
 * formula does not name its inputs.
 *
 * @param path as in the report
 */
export function filledFormula({ analysis, document }: CheckedDocument, path: string): string {
  const derivation = analysis && explain(analysis, path, document.tree.root);
  if (!derivation) return '';
  const { formula, inputs, method } = derivation;
  const named = inputs.filter(({ name }) => formula.includes(name)).toSorted((a, b) => b.name.length - a.name.length);
  if (named.length === 0) return '';
  const pattern = new RegExp(named.map(({ name }) => name.replace(/[^\w ]/g, '\\$&')).join('|'), 'g');
  const currency = analysis.model.currency;
  const filled = formula.replace(pattern, (name) => {
    const input = named.find((candidate) => candidate.name === name);
    return input ? amount(input, currency) : name;
  });
  return ` ${method === 'exact' ? '=' : '≈'} ${filled}`;
}

function amount({ name, value, dimension }: DerivationInput, currency: string): string {
  const noun = value === 1 && dimension === 'count' ? name.replace(/s$/, '') : name;
  return `${formatQuantity(value, dimension, { currency })} ${plain(noun)}`;
}
