import type { CapacityAnalysis, Metastability } from './capacity-analysis';
import { type LoadSolution, type SolvePlan, solveLoad } from './load-solver';
import { busiestQueue } from './station-results';

/** Two loads that differ by less than this share are the same one. */
const SAME = 0.01;

/** Stations that a disturbance can push into a storm of retries that then keeps itself up at the very same load. */
export function findMetastable(plan: SolvePlan, cold: LoadSolution, multiple = 1): Metastability[] {
  const storm = solveLoad(plan, { which: 'peak', from: 'storm', multiple });
  return plan.graph.stations.flatMap(({ component }, index) => {
    const calm = busiestQueue(cold.stations[index]!).utilization;
    const wild = busiestQueue(storm.stations[index]!).utilization;
    return wild > (1 + SAME) * calm && wild - calm > 1e-6 ? [{ component, cold: calm, storm: wild }] : [];
  });
}

/**
 * The multiple of the peak load below which every disturbance dies out: retries end when what caused them does. 1 for a
 * design that is safe as it is; found to half a percent. Bronson et al., HotOS 2021.
 */
export function largestSafeLoad({ plan, metastable }: Pick<CapacityAnalysis, 'plan' | 'metastable'>): number {
  if (metastable.length === 0) return 1;
  let safe = 0;
  let unsafe = 1;
  while (unsafe - safe > 0.005) {
    const middle = (safe + unsafe) / 2;
    const cold = solveLoad(plan, { which: 'peak', multiple: middle });
    if (findMetastable(plan, cold, middle).length === 0) safe = middle;
    else unsafe = middle;
  }
  return safe;
}
