import { withLater } from '../spec/lazy';
import { percentiles } from '../spec/model/flow';
import type { FailureScope } from '../spec/model/model';
import type { Parts } from './analyse';
import type { ModelAtPeak } from './capacity/capacity-analysis';
import { surelyFresh, surelyInTime } from './latency/surely-kept';
import type { RecoveryTarget } from './recovery/recovery-target';
import type { StopBacklog } from './recovery/stop-backlog';
import type { ObjectiveReport, Verdict } from './results';
import { missedAfter } from './scenarios/missed-after';

/**
 * Objectives of one flow, each with what the analysis says of it; unchecked ones have no value. The values of those that
 * are met by far are computed when they are read.
 */
export function flowObjectives(parts: Parts, index: number): ObjectiveReport[] {
  const { model, capacity, served } = parts;
  const backlog = parts.stopped ? parts.backlogs[index] : undefined;
  const { slo, freshness } = model.flows[index]!;
  const flow = capacity.flows[index]!;
  const { loss, unbounded } = flow;
  const objectives: ObjectiveReport[] = [];
  if (slo.availability !== undefined) {
    const up = served[index];
    const value = up === undefined ? undefined : Math.max(0, up - loss - unbounded);
    objectives.push(atLeast('availability', slo.availability, value));
  }
  if (backlog) return [...objectives, ...backlogObjectives(backlog)];
  for (const percentile of percentiles) {
    const target = slo.latency.get(percentile);
    if (target === undefined) continue;
    const value = () => flow.latency?.[percentile];
    if (surelyInTime(flow, percentile, target)) objectives.push(surelyAtMost(`latency.${percentile}`, target, value));
    else objectives.push(atMostIfReached(`latency.${percentile}`, target, value(), unbounded));
  }
  if (freshness) {
    const value = () => flow.freshness?.p99;
    if (surelyFresh(flow, freshness.within)) objectives.push(surelyAtMost('freshness', freshness.within, value));
    else objectives.push(atMostIfReached('freshness', freshness.within, value(), unbounded));
  }
  return objectives;
}

/** While its consumer stands still nothing is in time; what counts then is that nothing is lost. */
function backlogObjectives({ retention, during, catchUp, capacity }: StopBacklog): ObjectiveReport[] {
  if (retention === undefined) return [];
  if (catchUp !== undefined) return [atMost('retention', retention, during + catchUp)];
  const isLost = during > retention || capacity !== undefined;
  return [{ objective: 'retention', target: retention, ...(isLost && { met: false }) }];
}

/** A percentile that overload pushes out of reach has no value, and is missed all the same. */
function atMostIfReached(
  objective: string,
  target: number,
  value: number | undefined,
  unbounded: number,
): ObjectiveReport {
  return value === undefined && unbounded > 0 ? { objective, target, met: false } : atMost(objective, target, value);
}

function surelyAtMost(objective: string, target: number, value: () => number | undefined): ObjectiveReport {
  // In the order of the other reports.
  return Object.assign(withLater<ObjectiveReport>({ objective, target }, { value }), { met: true });
}

/** Objectives of the design as a whole. What none is about is not computed for them. */
export function systemObjectives(parts: Parts): ObjectiveReport[] {
  const { model, capacity } = parts;
  const { headroom, survive, cost: budget } = model.objectives;
  return [
    ...(headroom === undefined ? [] : [atLeast('headroom', headroom, capacity.maxRateMultiple)]),
    ...survive.map((scope) => surviveObjective(parts, scope)),
    ...recoveryObjectives(parts),
    ...(budget !== undefined && parts.cost?.objective
      ? [atMost('cost', parts.cost.objective.target, parts.cost.monthly)]
      : []),
  ];
}

function recoveryObjectives(parts: Parts): ObjectiveReport[] {
  const { objectives, datasets } = parts.model;
  const asked = objectives.rpo !== undefined || objectives.rto !== undefined;
  if (!asked && datasets.every(({ rpo }) => rpo === undefined)) return [];
  const { rpo, rto } = parts.recovery.objectives;
  return [
    ...(rpo ? [recoveryObjective('rpo', rpo)] : []),
    ...(rto ? [recoveryObjective('rto', rto)] : []),
    ...datasets.flatMap(({ id, index }) => {
      const target = parts.recovery.datasets[index]?.target;
      return target ? [recoveryObjective(`data.${id}.rpo`, target)] : [];
    }),
  ];
}

/** Share of the flows that keep every objective of theirs after the worst of such losses; all of them must. */
function surviveObjective(atPeak: ModelAtPeak, scope: FailureScope): ObjectiveReport {
  const { flows } = atPeak.model;
  let kept = 1;
  for (const misses of missedAfter(atPeak, scope)) {
    const missed = new Set(misses.map(({ of, id }) => `${of}.${id}`));
    if (missed.size === 0) continue;
    const harmed = flows.filter(({ id }) => missed.has(`flows.${id}`)).length;
    // An overloaded component harms its flows sooner or later, also where they promise nothing.
    kept = Math.min(kept, 1 - Math.max(1, harmed) / Math.max(1, flows.length));
  }
  return atLeast(`survive.${scope}`, 1, kept);
}

function recoveryObjective(objective: string, { target, value, met }: RecoveryTarget): ObjectiveReport {
  return { objective, target, ...(value !== undefined && { value }), ...(met !== undefined && { met }) };
}

export function verdictOf(objectives: readonly ObjectiveReport[], overloaded: boolean, invalid: boolean): Verdict {
  if (invalid) return 'invalid';
  if (overloaded || objectives.some(({ met }) => met === false)) return 'fails';
  return objectives.every(({ met }) => met === true) && objectives.length > 0 ? 'meets' : 'unchecked';
}

function atLeast(objective: string, target: number, value: number | undefined): ObjectiveReport {
  return value === undefined ? { objective, target } : { objective, target, value, met: value >= target - 1e-12 };
}

function atMost(objective: string, target: number, value: number | undefined): ObjectiveReport {
  return value === undefined ? { objective, target } : { objective, target, value, met: value <= target * (1 + 1e-12) };
}
