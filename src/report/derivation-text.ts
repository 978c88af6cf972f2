import type { Derivation, DerivationInput } from '../analysis/derivation';
import { formatQuantity } from '../quantity/format-quantity';
import { resultTable } from './result-table';
import { printable } from './text/printable';
import type { TextLayout } from './text/style';
import { textTable } from './text/text-table';
import { wrap } from './text/wrap';

const indent = '  ';

const methods: Readonly<Record<Derivation['method'], string>> = {
  exact: 'exact',
  approximation: 'an approximation',
  bound: 'a bound',
  simulation: 'simulated',
};

export interface DerivationPlaces {
  /** `shop.design.yaml:12` for a path that the document has. */
  readonly placeOf: (path: string) => string | undefined;
  /** Whether an input is a number that can be explained in turn. */
  readonly hasDerivation: (input: DerivationInput) => boolean;
  readonly currency?: string;
}

/** How one number came about, for a terminal: what it is, from what by which formula, and what to trust it for. */
export function derivationText(derivation: Derivation, places: DerivationPlaces, layout: TextLayout): string {
  const { path, title, value, dimension, method, formula, inputs, assumptions, validity, reference, section } =
    derivation;
  const { width, style } = layout;
  const options = places.currency === undefined ? {} : { currency: places.currency };
  const paragraph = (label: string, ...texts: string[]) => {
    const lines = texts.flatMap((text) => wrap(printable(text), width - indent.length));
    return `${style('dim', label)}\n${lines.map((line) => indent + line).join('\n')}`;
  };
  const next = (input: DerivationInput, at: string) =>
    places.hasDerivation(input) ? `--explain ${at}` : (places.placeOf(at) ?? at);
  const table = resultTable<DerivationInput>('', inputs, [
    { title: 'From', kind: 'text', text: ({ name }) => name },
    { title: 'Value', text: (input) => formatQuantity(input.value, input.dimension, options) },
    { title: 'At', kind: 'text', rank: 1, text: (input) => input.path && next(input, input.path) },
  ]);
  const result = `${style('bold', printable(title))} is ${style('bold', formatQuantity(value, dimension, options))}`;
  return [
    `${result} (${methods[method]})\n${style('dim', printable(path))}`,
    paragraph('Formula', formula),
    table && textTable(table, layout),
    assumptions.length > 0 && paragraph('Assumes', ...assumptions.map((text) => `- ${text}`)),
    validity && paragraph('Holds', validity),
    reference && paragraph('Reference', reference),
    section && paragraph('More', `docs/model.md#${section}`),
  ]
    .filter((part): part is string => typeof part === 'string' && part !== '')
    .join('\n\n');
}
