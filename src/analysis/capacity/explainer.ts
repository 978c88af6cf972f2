import type { Dimension } from '../../quantity/quantity';
import type { Derivation, DerivationInput, Method } from '../derivation';
import type { CallNode } from './call-graph';
import { missShare } from './calls';
import type { CapacityAnalysis, ComponentCapacity } from './capacity-analysis';
import { sharedLimit } from './rate-limit';

/** What every derivation about one component starts from. */
export class Explainer {
  readonly path: string;

  constructor(
    readonly analysis: CapacityAnalysis,
    readonly index: number,
    readonly component: ComponentCapacity,
    readonly key: string,
  ) {
    this.path = analysis.model.components[index]!.path;
  }

  /** An input that is a result of the same component. */
  result(name: string, value: number | undefined, dimension: Dimension, key: string): DerivationInput[] {
    return value === undefined ? [] : [{ name, value, dimension, path: `${this.path}.${key}` }];
  }

  derive(
    value: number | undefined,
    dimension: Dimension,
    title: string,
    formula: string,
    inputs: readonly DerivationInput[],
    more: { method?: Method; assumptions?: readonly string[]; validity?: string; reference?: string } = {},
  ): Derivation | undefined {
    if (value === undefined) return undefined;
    const { method = 'exact', assumptions = [], validity, reference } = more;
    const path = `${this.path}.${this.key}`;
    return { path, title, value, dimension, method, formula, inputs, assumptions, validity, reference };
  }

  get calls(): DerivationInput[] {
    return this.result('calls at peak', this.component.calls.peak, 'rate', 'calls.peak');
  }

  get holding(): DerivationInput[] {
    return this.result('time a call keeps a server', this.component.holdingTime, 'duration', 'holding_time');
  }

  get servers(): DerivationInput[] {
    return this.result('servers', this.component.servers, 'count', 'servers');
  }

  get utilization(): DerivationInput[] {
    return this.result('utilization at peak', this.component.utilization?.peak, 'fraction', 'utilization.peak');
  }
}

/** Mean time per call of each component that this one waits for, as long as its own threads let it. */
export function callees({ analysis: { plan, peak, model }, index, component }: Explainer): DerivationInput[] {
  const sums = new Map<number, number>();
  let calls = 0;
  let total = 0;
  const add = (nodes: readonly number[], rate: number): number => {
    let sum = 0;
    for (const below of nodes) {
      const node = plan.graph.nodes[below]!;
      const time = peak.times.stepMean[below]!;
      sum += time;
      const inside = node.component < 0 ? 0 : Math.min(time, missTime(node));
      if (node.component >= 0) sums.set(node.component, (sums.get(node.component) ?? 0) + rate * (time - inside));
      if (inside > 0) add(node.misses, rate * missShare(node, peak.by) * node.times * node.step.probability);
    }
    return sum;
  };
  const missTime = (node: CallNode) => {
    const missed = node.misses.reduce((sum, below) => sum + peak.times.stepMean[below]!, 0);
    return missed * missShare(node, peak.by) * node.times * node.step.probability;
  };
  for (const station of plan.graph.stationsOf[index]!) {
    for (const node of plan.order.nodesAt[station]!) {
      const rate = Math.max(1e-12, peak.calls.nodes[node.index]!);
      calls += rate;
      total += rate * add(node.steps, rate);
    }
  }
  const held = model.components[index]!.blocking ? (component.holdingTime ?? 0) - (component.serviceTime ?? 0) : total;
  const left = total > 0 ? Math.min(1, (held * calls) / total) : 1;
  return [...sums].flatMap(([callee, sum]) => {
    const { id, path } = model.components[callee]!;
    if (!(sum > 0)) return [];
    const value = (left * sum) / calls;
    return [{ name: `waiting for ${id}`, value, dimension: 'duration' as const, path: `${path}.response_time.mean` }];
  });
}

export function limitInputs({ analysis, index }: Explainer): DerivationInput[] {
  const component = analysis.model.components[index]!;
  const limit = sharedLimit(component);
  if (limit === undefined) return [];
  return [{ name: 'rate limit', value: limit.rate, dimension: 'rate', path: `${component.path}.rate_limit.rate` }];
}
