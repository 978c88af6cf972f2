import type { Problem } from '../../quantity/diagnose';
import { dimensionWords } from '../../quantity/dimensions';
import { formatAsWritten } from '../../quantity/format-quantity';
import type { Quantity } from '../../quantity/quantity';
import type { Finding } from '../finding';
import type { ScalarNode } from '../syntax/node';
import type { SchemaNode } from './plan';

/** A quantity that cannot be read, in the words of the field that it stands in. */
export function quantityFinding(problem: Problem, node: ScalarNode, path: string, schema: SchemaNode): Finding {
  const offset = node.quoted ? node.span.start + 1 : node.span.start;
  const words = schema.words?.map((word) => `\`${word}\``).join(', ');
  return {
    rule: `quantity/${problem.code}`,
    severity: 'error',
    message: `\`${lastKey(path)}\`: ${problem.message}${words ? `; or one of the words ${words}` : ''}`,
    path,
    span: { start: offset + problem.start, end: Math.max(offset + problem.end, offset + problem.start) },
    data: { ...(problem.suggestion !== undefined && { replacement: problem.suggestion }) },
  };
}

/** A quantity that can be read but lies outside what the field can mean. */
export function rangeFinding(
  quantity: Quantity,
  node: ScalarNode,
  path: string,
  schema: SchemaNode,
): Finding | undefined {
  const { minimumValue, exclusiveMinimumValue, maximumValue, integer } = schema;
  const low = quantity.low ?? quantity.value;
  const high = quantity.high ?? quantity.value;
  const shown = (value: number) => formatAsWritten(value, quantity.dimension);
  const limit =
    minimumValue !== undefined && low < minimumValue
      ? `at least ${shown(minimumValue)}`
      : exclusiveMinimumValue !== undefined && low <= exclusiveMinimumValue
        ? `more than ${shown(exclusiveMinimumValue)}`
        : maximumValue !== undefined && high > maximumValue
          ? `at most ${shown(maximumValue)}`
          : integer && quantity.low === undefined && !Number.isInteger(quantity.value)
            ? 'a whole number'
            : undefined;
  if (limit === undefined) return undefined;
  return {
    rule: 'quantity/out-of-range',
    severity: 'error',
    message: `\`${lastKey(path)}\`: \`${node.text}\` is out of range; it must be ${limit}`,
    path,
    span: node.span,
  };
}

/** The noun of a dimension, for messages of other stages. */
export function expectedQuantity(schema: SchemaNode): string {
  const { noun, example } = dimensionWords[schema.quantity ?? 'count'];
  return `${noun} such as \`${example}\``;
}

function lastKey(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}
