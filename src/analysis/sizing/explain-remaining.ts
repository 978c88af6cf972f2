import { percentiles } from '../../spec/model/flow';
import type { Model } from '../../spec/model/model';
import type { Analysis } from '../analyse';
import { analyseCapacity } from '../capacity/analyse-capacity';
import type { ModelAtPeak } from '../capacity/capacity-analysis';
import { flowsAfter } from '../scenarios/survivors';
import { type Knob, knobsOf, knobValue, withSizes } from './knob';
import type { Shortfall } from './shortfalls';

/**
 * Why no size helps:
 * `limit`: something that the author set, or that others impose, and that does not grow with sizes;
 * `external`: others run it; `unscalable`: more machines do not take work off each other;
 * `work`: even without any waiting it takes that long, most of it in `component`;
 * `dependency`: it is down too often because of `components`; `unanswered`: `component` lets no more requests through;
 * `recovery`: it follows from replication, failover and backups; `bottleneck`: `component` is full first;
 * `cost`: the sizes that everything else asks for cost that much; `search`: none was found.
 */
export type RemainingCause =
  | { readonly kind: 'limit' | 'external' | 'unscalable' | 'recovery' | 'cost' | 'search' }
  | { readonly kind: 'work' | 'unanswered' | 'bottleneck'; readonly component: string }
  | { readonly kind: 'dependency'; readonly components: readonly string[] };

/** Something that stays missed, with the reason. */
export interface Remaining extends Shortfall {
  /** Its value when everything is far larger; only where that is a limit that sizes come close to. */
  readonly atBest?: number;
  readonly cause: RemainingCause;
}

/** So many times larger, nothing waits any more. */
const lavish = 16;
const limits = ['rate_limit', 'iops', 'bandwidth', 'connections'];
/** Causes of downtime that are named. */
const mostNamed = 3;

/** Says of what a sized design still misses why sizes do not help. */
export function explainRemaining(analysis: Analysis, remaining: readonly Shortfall[]): Remaining[] {
  const { model, results } = analysis;
  const atBest = remaining.some(({ path }) => isTimeOfFlow(path)) ? lavishly(model) : undefined;
  const explained = remaining.map((shortfall) => explainOne(analysis, shortfall, atBest));
  const cost = results.objectives.find(({ objective, met }) => objective === 'cost' && met === false);
  if (!cost) return explained;
  const { target, value } = cost;
  return [...explained, { path: 'objectives.cost', excess: 0, target, value, cause: { kind: 'cost' } }];
}

function explainOne(analysis: Analysis, shortfall: Shortfall, atBest: ModelAtPeak | undefined): Remaining {
  const { model } = analysis;
  const [of, id, what = ''] = shortfall.path.split('.');
  if (of === 'components') return { ...shortfall, cause: causeOfComponent(model, id ?? '', what) };
  if (shortfall.path === 'objectives.headroom') {
    const { bottleneck } = analysis.results;
    return {
      ...shortfall,
      cause: bottleneck ? { kind: 'bottleneck', component: bottleneck.component } : { kind: 'search' },
    };
  }
  if (of !== 'flows') return { ...shortfall, cause: { kind: 'recovery' } };
  if (what === 'availability') return { ...shortfall, cause: causeOfDowntime(analysis, id ?? '') };
  if (!isTimeOfFlow(shortfall.path)) return { ...shortfall, cause: unanswered(analysis) };
  return { ...shortfall, ...causeOfTime(analysis, shortfall, atBest) };
}

function causeOfComponent({ components }: Model, id: string, what: string): RemainingCause {
  const component = components.find((candidate) => candidate.id === id);
  if (limits.includes(what)) return { kind: 'limit' };
  if (component?.placements.every(({ region }) => region < 0)) return { kind: 'external' };
  return { kind: 'unscalable' };
}

function causeOfDowntime({ results, capacity, model }: Analysis, id: string): RemainingCause {
  const flow = results.flows[id];
  const { loss = 0, unbounded = 0 } = capacity.flows[model.flows.findIndex((candidate) => candidate.id === id)] ?? {};
  const up = flow?.availability?.value ?? 1;
  if (loss + unbounded > 1 - up) return unanswered({ results, capacity, model });
  const components = (flow?.availability?.contributors ?? []).map(({ component }) => component);
  return { kind: 'dependency', components: components.slice(0, mostNamed) };
}

/** What is overloaded, or turns most calls away. */
function unanswered({ results }: Pick<Analysis, 'results' | 'capacity' | 'model'>): RemainingCause {
  const worst = Object.entries(results.components)
    .map(([id, { utilization, loss = 0 }]) => ({ id, bad: Math.max(loss, (utilization?.peak ?? 0) - 1) }))
    .sort((a, b) => b.bad - a.bad)[0];
  return worst && worst.bad > 0 ? { kind: 'unanswered', component: worst.id } : { kind: 'search' };
}

function causeOfTime(
  analysis: Analysis,
  { path, after, target }: Shortfall,
  atBest: ModelAtPeak | undefined,
): Pick<Remaining, 'cause' | 'atBest'> {
  const { model, results, capacity } = analysis;
  const [, id = '', what, percentile] = path.split('.');
  const index = model.flows.findIndex((flow) => flow.id === id);
  const designs = atBest && after ? flowsAfter(atBest, after) : atBest ? [atBest] : [];
  const key = percentiles.find((candidate) => candidate === percentile);
  let value: number | undefined;
  for (const { capacity } of designs) {
    const { latency, freshness } = capacity.flows[index] ?? {};
    const own = what === 'latency' ? key && latency?.[key] : freshness?.p99;
    if (own !== undefined) value = Math.max(value ?? own, own);
  }
  if (value === undefined || (capacity.flows[index]?.unbounded ?? 0) > 0) return { cause: unanswered(analysis) };
  if (target === undefined || value <= target) return { cause: { kind: 'search' } };
  const slowest = [...(results.flows[id]?.latency?.tail_share ?? [])].sort((a, b) => b.seconds - a.seconds)[0];
  return { atBest: value, cause: slowest ? { kind: 'work', component: slowest.component } : { kind: 'search' } };
}

function isTimeOfFlow(path: string): boolean {
  return /^flows\.[^.]+\.(latency\.|freshness$)/.test(path);
}

function lavishly(model: Model): ModelAtPeak {
  const enlarged = (knob: Knob): [Knob, number] => [knob, knobValue(model, knob) * lavish];
  const knobs = knobsOf(model).filter(({ field }) => field !== 'storage' && field !== 'memory');
  const larger = withSizes(model, new Map(knobs.map(enlarged)));
  return { model: larger, capacity: analyseCapacity(larger) };
}
