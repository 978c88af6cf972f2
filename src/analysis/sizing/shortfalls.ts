import type { FailureScope, Model } from '../../spec/model/model';
import { availabilityInputs } from '../analyse';
import { type AvailabilityAnalysis, analyseAvailability } from '../availability/analyse-availability';
import { analyseCapacity } from '../capacity/analyse-capacity';
import type { ModelAtPeak } from '../capacity/capacity-analysis';
import { analyseData } from '../data/analyse-data';
import { usableStorage } from '../data/usable-storage';
import { analyseRecovery } from '../recovery/analyse-recovery';
import type { RecoveryTarget } from '../recovery/recovery-target';
import { flowsAfter } from '../scenarios/survivors';
import { missedObjectives } from './missed-objectives';

/** Something that a design should keep to and does not. */
export interface Shortfall {
  /** What it is of: `flows.pay.latency.p99`, `components.db.utilization`, `objectives.headroom`. */
  readonly path: string;
  /** It is missed only after such a failure, which the design is to survive. */
  readonly after?: FailureScope;
  /** How far, as the logarithm of value over target; 0 is just met. For searching: it falls as things get better. */
  readonly excess: number;
  readonly value?: number;
  readonly target?: number;
}

/** The availability of the model that was looked at last: another one of nearly the same sizes takes much of it. */
export interface KnownAvailability {
  last?: AvailabilityAnalysis;
}

/** One further off than this is as bad. */
const mostExcess = 10;

/** What tells shortfalls apart. */
export function keyOf({ path, after }: Shortfall): string {
  return after === undefined ? path : `${after}: ${path}`;
}

/**
 * Everything that a design misses at its peak load: targets of utilisation, limits, objectives of flows and of the whole,
 * and those of flows again after each failure that it must survive. Its costs are left aside, since sizes only add to them.
 * Lazy, what is cheap to know first: who looks for the first of a kind does not pay for the others.
 */
export function* shortfallsOf(model: Model, known: KnownAvailability = {}): Generator<Shortfall> {
  const capacity = analyseCapacity(model);
  const atPeak = { model, capacity };
  yield* ofComponents(atPeak);
  yield* misses(atPeak);
  const traffic = { graph: capacity.plan.graph, calls: capacity.mean.calls, by: capacity.mean.by };
  const data = analyseData(model, traffic);
  for (const { id, index } of model.components) {
    const { limit, atHorizon = 0 } = data.storage[index] ?? {};
    if (limit !== undefined) yield* above(`components.${id}.storage`, atHorizon, usableStorage * limit);
  }
  yield* ofRecovery(model, data);
  yield* ofAvailability(atPeak, known);
  const { headroom, survive } = model.objectives;
  const { maxRateMultiple } = capacity;
  if (headroom !== undefined && maxRateMultiple !== undefined) {
    yield* below('objectives.headroom', maxRateMultiple, headroom);
  }
  for (const scope of survive) yield* afterFailures(atPeak, scope);
}

function* ofComponents({ model, capacity: { components } }: ModelAtPeak): Generator<Shortfall> {
  for (const { id, index, autoscale } of model.components) {
    const { utilization, limits, hottestPartition } = components[index]!;
    const { targetUtilization } = model.objectives;
    const target = Math.max(targetUtilization, autoscale?.targetUtilization ?? 0);
    if (utilization) yield* above(`components.${id}.utilization`, utilization.peak, target);
    // From 1 on the partition is overloaded.
    if (hottestPartition && hottestPartition.utilization >= 1) {
      const { utilization: value } = hottestPartition;
      yield { path: `components.${id}.hottest_partition`, excess: logarithm(value) + 1e-6, value, target: 1 };
    }
    for (const { kind, used, limit, target: to } of limits) {
      const name = to === undefined ? kind : `pools.${model.components[to]!.id}`;
      yield* above(`components.${id}.${name}`, used, limit);
    }
  }
}

function* misses(atPeak: ModelAtPeak, after?: FailureScope): Generator<Shortfall> {
  for (const { of, id, what, ...rest } of missedObjectives(atPeak)) {
    yield { path: `${of}.${id}.${what}`, ...rest, ...(after && { after }) };
  }
}

/** Each once, as after the worst of the failures. */
function* afterFailures(atPeak: ModelAtPeak, scope: FailureScope): Generator<Shortfall> {
  const worst = new Map<string, Shortfall>();
  for (const after of flowsAfter(atPeak, scope)) {
    for (const miss of misses(after, scope)) {
      if (miss.excess > (worst.get(miss.path)?.excess ?? -1)) worst.set(miss.path, miss);
    }
  }
  yield* worst.values();
}

function* ofAvailability({ model, capacity }: ModelAtPeak, known: KnownAvailability): Generator<Shortfall> {
  if (model.flows.every(({ slo }) => slo.availability === undefined)) return;
  known.last = analyseAvailability(model, availabilityInputs(capacity), known.last);
  const { flows } = known.last;
  for (const { id, index, slo } of model.flows) {
    const up = flows[index]?.value;
    if (slo.availability === undefined || up === undefined) continue;
    const { loss, unbounded } = capacity.flows[index]!;
    const value = Math.max(0, up - loss - unbounded);
    if (value >= slo.availability - 1e-12) continue;
    const excess = logarithm((1 - value) / Math.max(1e-15, 1 - slo.availability));
    yield { path: `flows.${id}.availability`, excess, value, target: slo.availability };
  }
}

function* ofRecovery(model: Model, data: ReturnType<typeof analyseData>): Generator<Shortfall> {
  const { objectives, datasets } = analyseRecovery(model, data);
  yield* ofTarget('objectives.rpo', objectives.rpo);
  yield* ofTarget('objectives.rto', objectives.rto);
  for (const { id, index } of model.datasets) yield* ofTarget(`data.${id}.rpo`, datasets[index]?.target);
}

function* ofTarget(path: string, recovery: RecoveryTarget | undefined): Generator<Shortfall> {
  if (recovery?.met !== false) return;
  const { target, value } = recovery;
  const excess = value === undefined || !(target > 0) ? mostExcess : Math.max(1e-6, logarithm(value / target));
  yield { path, excess, target, ...(value !== undefined && { value }) };
}

function* above(path: string, value: number, target: number): Generator<Shortfall> {
  if (value <= target * (1 + 1e-9)) return;
  yield { path, excess: target > 0 ? logarithm(value / target) : mostExcess, value, target };
}

function* below(path: string, value: number, target: number): Generator<Shortfall> {
  if (value >= target - 1e-12) return;
  yield { path, excess: value > 0 ? logarithm(target / value) : mostExcess, value, target };
}

function logarithm(ratio: number): number {
  return Math.min(mostExcess, Math.log(Math.max(1, ratio)));
}
