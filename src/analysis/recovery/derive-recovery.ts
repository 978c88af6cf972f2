import type { Model } from '../../spec/model/model';
import type { Derivation } from '../derivation';
import type { RecoveryAnalysis } from './analyse-recovery';
import type { LossRecovery, Mechanism } from './loss';

const mechanisms: Readonly<Record<Mechanism, string>> = {
  copies: 'how far the surviving copies are behind',
  'other-region': 'how far the copies in another region are behind',
  'point-in-time': 'the interval of point-in-time recovery',
  backup: 'backup interval + duration',
  provider: 'kept by its provider',
  nothing: 'nothing survives',
  stateless: 'it keeps nothing',
};

/** How `components.<id>.recovery.rpo` came about; undefined when it is not known. */
export function deriveRpo(model: Model, index: number, { components }: RecoveryAnalysis): Derivation | undefined {
  const recovery = components[index]!;
  if (recovery.rpo === undefined) return undefined;
  const { id, path } = model.components[index]!;
  const keeping = recovery.losses.filter(({ mechanism }) => mechanism !== 'stateless');
  const worst = keeping.find(({ rpo }) => rpo === recovery.rpo);
  return {
    path: `components.${id}.recovery.rpo`,
    title: `Writes of ${id} that can be lost`,
    value: recovery.rpo,
    dimension: 'duration',
    method: 'bound',
    formula: worst ? `loss of ${worst.loss}: ${mechanisms[worst.mechanism]}` : 'the worst loss',
    inputs: keeping.map(({ loss, mechanism, rpo = 0 }) => ({
      name: `${loss}: ${mechanisms[mechanism]}`,
      value: rpo,
      dimension: 'duration',
      path: mechanismPath(path, mechanism),
    })),
    assumptions: notesOf(keeping),
  };
}

/** How `components.<id>.recovery.rto` came about; undefined when it is not known. */
export function deriveRto(model: Model, index: number, { components }: RecoveryAnalysis): Derivation | undefined {
  const recovery = components[index]!;
  const slowest = recovery.losses.find(({ rto }) => rto === recovery.rto);
  if (recovery.rto === undefined || !slowest) return undefined;
  const { id } = model.components[index]!;
  return {
    path: `components.${id}.recovery.rto`,
    title: `Time until ${id} serves again`,
    value: recovery.rto,
    dimension: 'duration',
    method: 'approximation',
    formula: `loss of ${slowest.loss}: ${slowest.steps.map(({ what }) => what).join(' + ') || 'the rest goes on'}`,
    inputs: slowest.steps.map(({ what, seconds, path }) => ({
      name: what,
      value: seconds,
      dimension: 'duration',
      ...(path === undefined ? {} : { path }),
    })),
    assumptions: notesOf([slowest]),
    validity: 'The mean of each step; what people need to decide is not included.',
  };
}

function mechanismPath(path: string, mechanism: Mechanism): string {
  if (mechanism === 'backup') return `${path}.backup`;
  if (mechanism === 'point-in-time') return `${path}.point_in_time_recovery`;
  return mechanism === 'provider' ? `${path}.sla` : `${path}.replication`;
}

function notesOf(losses: readonly LossRecovery[]): string[] {
  return [...new Set(losses.flatMap(({ notes }) => notes))];
}
