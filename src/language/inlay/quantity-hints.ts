import type { Analysis } from '../../analysis/analyse';
import { formatQuantity } from '../../quantity/format-quantity';
import { parseQuantity } from '../../quantity/parse-quantity';
import type { Quantity } from '../../quantity/quantity';
import { secondsPer } from '../../quantity/units';
import type { Path } from '../slot';
import type { VisitedValue } from '../visit-values';
import type { InlayHint } from './inlay-hint';

/** What the text of a quantity amounts to where that is not obvious. */
export function* quantityHints(
  { node, slot, path }: VisitedValue,
  analysis: Analysis | undefined,
): Generator<InlayHint> {
  if (slot.plan.kind !== 'quantity' || node.value === null || node.text.includes('\n')) return;
  const parsed = parseQuantity(node.text, slot.plan.dimension);
  if (!parsed.ok) return;
  const { quantity } = parsed;
  const offset = node.span.end;
  const flowRate = entersFlow(path) && rateOfFlow(String(path[1]), analysis);
  if (flowRate) {
    const label = `${formatQuantity(flowRate.mean, 'rate')}, peak ${formatQuantity(flowRate.peak, 'rate')}`;
    yield { offset, kind: 'rate', label, tooltip: 'Mean and peak; the peak is the mean x workload.peak_factor' };
  } else if (quantity.dimension === 'rate' && !/(?:\/s|[rqt]ps)$/.test(node.text)) {
    const perSecond = quantity.value * populationOf(quantity, analysis);
    yield { offset, kind: 'rate', label: formatQuantity(perSecond, 'rate'), tooltip: 'The same per second' };
  } else if (quantity.low !== undefined) {
    const { value, dimension, currency } = quantity;
    const median = formatQuantity(value, dimension, currency === undefined ? {} : { currency });
    yield {
      offset,
      kind: 'range',
      label: `median ${median}`,
      tooltip: 'Plain results use the median of this interval',
    };
  }
  if (promisesAvailability(path) && quantity.value < 1) {
    const down = formatQuantity((1 - quantity.value) * 30 * secondsPer.day, 'duration');
    yield { offset, kind: 'availability', label: `${down} in 30 d`, tooltip: 'Downtime that this availability allows' };
  }
}

function entersFlow(path: Path): boolean {
  return path[0] === 'flows' && path[2] === 'rate' && (path.length === 3 || path[3] === 'value');
}

function rateOfFlow(
  id: string,
  analysis: Analysis | undefined,
): { readonly mean: number; readonly peak: number } | undefined {
  return analysis?.results.flows[id]?.rate ?? analysis?.model.flows.find((flow) => flow.id === id)?.rate;
}

/** A rate per user stays one of a single user where the document does not say how many there are. */
function populationOf({ per }: Quantity, analysis: Analysis | undefined): number {
  const { dailyActive, concurrent } = analysis?.model.workload ?? {};
  if (per === 'user') return dailyActive ?? 1;
  return per === 'session' ? (concurrent ?? 1) : 1;
}

function promisesAvailability(path: Path): boolean {
  const key = path.at(-1) === 'value' ? path.at(-2) : path.at(-1);
  return key === 'availability' || key === 'sla' || key === 'zone_availability';
}
