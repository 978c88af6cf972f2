import type { DerivationInput } from '../derivation';
import type { CapacityAnalysis } from './capacity-analysis';

/** Mean round trip that the calls of a component pay, at peak; nothing where there is no `network`. */
export function wireTime({ plan, peak }: CapacityAnalysis, component: number): DerivationInput[] {
  let calls = 0;
  let time = 0;
  for (const { index, component: called } of plan.graph.nodes) {
    if (called !== component) continue;
    const { near, far, farShare } = plan.asked[index]!.trip;
    calls += peak.calls.nodes[index]!;
    time += peak.calls.nodes[index]! * (near + (far - near) * farShare);
  }
  return time > 0 ? [{ name: 'round trip', value: time / calls, dimension: 'duration', path: 'network' }] : [];
}
