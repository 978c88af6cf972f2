import { formatQuantity } from '../../quantity/format-quantity';
import type { Assumption } from '../../spec/model/model';
import type { CapacityAnalysis } from './capacity-analysis';
import { openingThreshold, refusedShare } from './circuit-breaker';

/** The circuit breakers that are open at peak, each with what is taken for granted of it. */
export function openBreakers({ plan, peak }: Pick<CapacityAnalysis, 'plan' | 'peak'>): Assumption[] {
  const failures = new Map<string, { failure: number; threshold: number; openFor?: number }>();
  for (const { step, index, down } of plan.graph.nodes) {
    const threshold = openingThreshold(step);
    const failure = peak.times.failure[index]!;
    if (threshold === undefined || down || refusedShare(step, failure) === 0) continue;
    const path = `${step.path}.circuit_breaker`;
    if (failure <= (failures.get(path)?.failure ?? 0)) continue;
    failures.set(path, { failure, threshold, openFor: step.circuitBreaker?.openFor });
  }
  return [...failures].map(([path, { failure, threshold, openFor }]) => {
    const percent = (share: number) => formatQuantity(share, 'fraction');
    const trials = openFor === undefined ? '' : ` each ${formatQuantity(openFor, 'duration')}`;
    return {
      path,
      value: 'open at peak',
      because: `${percent(failure)} of the tries fail, and ${percent(threshold)} open it: calls are refused at once. The trial calls${trials}, and what happens until it opens, are left out`,
    };
  });
}
