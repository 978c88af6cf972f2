import type { Model, Scenario } from '../../spec/model/model';
import { quietScenario } from './apply-scenario';

/** A scenario that is checked although nobody wrote it. */
export interface StandardScenario {
  readonly kind: 'replica' | 'zone' | 'external' | 'cold-caches' | 'double-traffic';
  /** Component whose replica is lost, or that is down. */
  readonly component?: number;
  readonly scenario: Scenario;
}

/**
 * Always checked: one replica of each component lost, one zone, each external dependency, cold caches, twice the traffic.
 * Their results are findings and figures; the author expects nothing of them, so none can go against expectation.
 */
export function standardScenarios(model: Model): StandardScenario[] {
  const any = (id: string) => ({ ...quietScenario(id), expect: 'any' as const });
  const scenarios: StandardScenario[] = [];
  for (const { index, id, kind, placements, sla } of model.components) {
    if (kind === 'client') continue;
    if (kind === 'external') {
      const fail = [{ scope: 'component' as const, component: index }];
      scenarios.push({ kind: 'external', component: index, scenario: { ...any(`without-${id}`), fail } });
    } else if (sla === undefined && placements.some(({ region }) => region >= 0)) {
      const fail = [{ scope: 'component' as const, component: index, replicas: 1 }];
      scenarios.push({ kind: 'replica', component: index, scenario: { ...any(`lose-a-replica-of-${id}`), fail } });
    }
  }
  scenarios.push({ kind: 'zone', scenario: { ...any('lose-a-zone'), fail: [{ scope: 'zone' }] } });
  const cold = model.components.filter(({ kind, cache }) => kind === 'cache' && cache?.warmUp === undefined);
  if (cold.length > 0) {
    const hitRatio = new Map(cold.map(({ index }) => [index, 0]));
    scenarios.push({ kind: 'cold-caches', scenario: { ...any('cold-caches'), hitRatio } });
  }
  scenarios.push({ kind: 'double-traffic', scenario: { ...any('double-traffic'), traffic: 2 } });
  return scenarios;
}
