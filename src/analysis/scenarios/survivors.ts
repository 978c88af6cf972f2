import { withLater } from '../../spec/lazy';
import type { FailureScope, Model } from '../../spec/model/model';
import { analyseCapacity, analyseWithout } from '../capacity/analyse-capacity';
import type { CapacityAnalysis, ModelAtPeak } from '../capacity/capacity-analysis';
import { planWithout, preparePlan, type SolvePlan, solveLoad } from '../capacity/load-solver';
import { busiestQueue } from '../capacity/station-results';
import { responseTimeOf } from '../latency/flow-latency';
import { HopTimes } from '../latency/hop-times';
import { applyFailure, loseRegion, loseZone, type Running } from './apply-failure';

/** A component while something has failed and nothing is replaced. */
export interface Survivor {
  /** Of what is left of it, at peak. */
  readonly utilization: number;
  /** Of its response time; absent where calls wait for ever, or none are answered. Computed when it is read. */
  readonly p99?: number;
}

/** What takes a part of every component with it. */
type LargeScope = Exclude<FailureScope, 'replica'>;

/** Replicas that run at peak according to an analysis. */
export function runningAtPeak({ plan, peak }: Pick<CapacityAnalysis, 'plan' | 'peak'>): Running {
  return (component, placement) => {
    const station = plan.graph.stationsOf[component]?.[placement];
    return station === undefined ? undefined : peak.stations[station]?.replicas;
  };
}

/** The models after each failure of a scope that can happen: one for each zone or region that holds something. */
export function failuresOf({ model, capacity }: ModelAtPeak, scope: LargeScope): Model[] {
  const running = runningAtPeak(capacity);
  return model.regions.flatMap((region, index) => {
    if (!(region.traffic > 0)) return [];
    if (scope === 'zone') return [loseZone(model, index, running)];
    return model.regions.length > 1 ? [loseRegion(model, index)] : [];
  });
}

/** Every component after the worst failure of each zone or region, by component index; undefined where it is gone or unchecked. */
export function survivorsOf(atPeak: ModelAtPeak, scope: LargeScope): (Survivor | undefined)[] {
  const { components } = atPeak.model;
  const worst: (Survivor | undefined)[] = components.map(() => undefined);
  for (const after of failuresOf(atPeak, scope)) {
    const solved = solve(scope === 'zone' ? planWithout(atPeak.capacity.plan, after) : preparePlan(after));
    components.forEach((_, component) => {
      worst[component] = worseOf(worst[component], survivor(solved, component));
    });
  }
  return worst;
}

/** A component after it lost one replica of a shard; undefined when it was its only one, or it is unchecked. */
export function afterReplicaLoss({ model, capacity }: ModelAtPeak, component: number): Survivor | undefined {
  const failure = { scope: 'component' as const, component, replicas: 1 };
  const after = applyFailure(model, failure, runningAtPeak(capacity));
  return survivor(solve(planWithout(capacity.plan, after)), component);
}

/** @param after one of `failuresOf` */
export function capacityAfter({ capacity }: ModelAtPeak, scope: LargeScope, after: Model): CapacityAnalysis {
  return scope === 'zone' ? analyseWithout(capacity.plan, after) : analyseCapacity(after);
}

/** A design after each failure of a scope, for the objectives that must still hold; one at a time, as they are large. */
export function* flowsAfter(atPeak: ModelAtPeak, scope: FailureScope): Generator<ModelAtPeak> {
  const { model, capacity } = atPeak;
  if (scope !== 'replica') {
    for (const after of failuresOf(atPeak, scope)) {
      yield { model: after, capacity: capacityAfter(atPeak, scope, after) };
    }
    return;
  }
  const running = runningAtPeak(capacity);
  for (const { index, kind, placements } of model.components) {
    if (kind === 'client' || placements.every(({ region }) => region < 0)) continue;
    const after = applyFailure(model, { scope: 'component', component: index, replicas: 1 }, running);
    yield { model: after, capacity: analyseWithout(capacity.plan, after) };
  }
}

type Solved = Pick<CapacityAnalysis, 'plan' | 'peak' | 'hops'>;

function solve(plan: SolvePlan): Solved {
  const peak = solveLoad(plan, { which: 'peak' });
  return { plan, peak, hops: new HopTimes(plan, peak) };
}

function survivor({ plan, peak, hops }: Solved, component: number): Survivor | undefined {
  let utilization: number | undefined;
  for (const station of plan.graph.stationsOf[component]!) {
    if (plan.graph.model.components[component]!.delayOnly || !plan.order.timed[station]) continue;
    const solved = peak.stations[station]!;
    utilization = Math.max(utilization ?? 0, busiestQueue(solved).utilization, solved.starved ? 1 : 0);
  }
  if (utilization === undefined) return undefined;
  return withLater<Survivor>({ utilization }, { p99: () => responseTimeOf(hops, component)?.p99 });
}

function worseOf(a: Survivor | undefined, b: Survivor | undefined): Survivor | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  const utilization = Math.max(a.utilization, b.utilization);
  const p99 = () => (a.p99 === undefined || b.p99 === undefined ? undefined : Math.max(a.p99, b.p99));
  return withLater<Survivor>({ utilization }, { p99 });
}
