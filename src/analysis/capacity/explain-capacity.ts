import type { Derivation } from '../derivation';
import { explainLatency } from '../latency/explain-latency';
import type { CapacityAnalysis } from './capacity-analysis';
import { explainCalls } from './explain-calls';
import { sizeExplainers } from './explain-sizes';
import { stationExplainers } from './explain-station';
import { Explainer } from './explainer';

/**
 * How a number of capacity or latency came about, by its path in the report (`components.db.wait.p99`,
 * `flows.pay.latency.p99`); undefined for numbers that are not of this kind or not known.
 */
export function explainCapacity(analysis: CapacityAnalysis, path: string): Derivation | undefined {
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
