import type { Derivation } from '../derivation';
import { explainLatency } from '../latency/explain-latency';
import type { CapacityAnalysis } from './capacity-analysis';
import { explainCalls } from './explain-calls';
import { sizeExplainers } from './explain-sizes';
import { stationExplainers } from './explain-station';
import { Explainer } from './explainer';

/**
 * How a number of capacity or latency came about, by its path in the report (`components.db.utilization.peak`,
 * `flows.pay.latency.p99`, `max_rate_multiple`); undefined for numbers that are not of this kind or not known.
 */
export function explainCapacity(analysis: CapacityAnalysis, path: string): Derivation | undefined {
  if (path === 'max_rate_multiple') return explainLargestLoad(analysis);
  const [scope, id, ...rest] = path.split('.');
  const key = rest.join('.');
  if (scope === 'flows') {
    const flow = analysis.model.flows.findIndex((candidate) => candidate.id === id);
    return flow < 0 ? undefined : explainLatency(analysis, flow, key);
  }
  if (scope !== 'components') return undefined;
  const index = analysis.model.components.findIndex((candidate) => candidate.id === id);
  const component = analysis.components[index];
  if (component === undefined) return undefined;
  if (key === 'calls.peak') return explainCalls(analysis, index, 'peak');
  if (key === 'calls.mean') return explainCalls(analysis, index, 'mean');
  const explain = stationExplainers[key] ?? sizeExplainers[key];
  return explain?.(new Explainer(analysis, index, component, key));
}

function explainLargestLoad({
  maxRateMultiple,
  bottleneck,
  model,
  components,
}: CapacityAnalysis): Derivation | undefined {
  if (maxRateMultiple === undefined || bottleneck === undefined) return undefined;
  const { id, path } = model.components[bottleneck.component]!;
  const { headroom } = components[bottleneck.component]!;
  const own =
    headroom === undefined
      ? []
      : [{ name: `headroom of ${id}`, value: headroom, dimension: 'factor' as const, path: `${path}.headroom` }];
  const cause = bottleneck.cause === 'servers' ? 'servers' : bottleneck.cause.replaceAll('_', ' ');
  return {
    path: 'max_rate_multiple',
    title: 'Largest load, as a multiple of the peak',
    value: maxRateMultiple,
    dimension: 'factor',
    method: 'approximation',
    formula: `all rates grown together until the first thing is full: the ${cause} of ${id}`,
    inputs: own,
    assumptions: ['the mix of the flows stays', 'autoscaled components run at their maximum'],
    validity: 'searched to 0.05 %',
  };
}
