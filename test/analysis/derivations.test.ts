import assert from 'node:assert/strict';
import { analyseAvailability } from '../../src/analysis/availability/analyse-availability';
import { deriveAvailability, deriveDowntime } from '../../src/analysis/availability/derive-availability';
import { analyseBandwidth } from '../../src/analysis/bandwidth/analyse-bandwidth';
import { analyseCost } from '../../src/analysis/cost/analyse-cost';
import { deriveComponentCost, deriveCost } from '../../src/analysis/cost/derive-cost';
import { analyseData } from '../../src/analysis/data/analyse-data';
import type { Derivation } from '../../src/analysis/derivation';
import { analyseRecovery } from '../../src/analysis/recovery/analyse-recovery';
import { deriveRpo, deriveRto } from '../../src/analysis/recovery/derive-recovery';
import { buildModel } from './build-model';
import { trafficOf } from './traffic-of';

const model = buildModel({
  components: {
    api: { sla: 0.999, cost: { replica: 10 } },
    db: {
      kind: 'database',
      replicas: 3,
      replication: { lag: 1 },
      failure: { unavailability: 0.01, mttr: 600 },
      failover: { mode: 'automatic', detection: 10, promotion: 20, success: 1 },
      pointInTimeRecovery: 300,
      backup: { restoreRate: 1e6 },
      cost: { replica: 100, storage: 1e-9 },
    },
  },
  datasets: { d: { store: 'db', recordSize: 100, initial: 1e6, overhead: 2, retention: 1e8 } },
  flows: { f: { rate: 1, steps: [{ call: 'api', steps: [{ call: 'db', writes: ['d'] }] }] } },
});
const traffic = trafficOf(model);
const data = analyseData(model, traffic);
const availability = analyseAvailability(model);
const recovery = analyseRecovery(model, data);
const cost = analyseCost(model, { traffic, data, bandwidth: analyseBandwidth(model, traffic) })!;
const flow = availability.flows[0]!;

const inputs = (derivation: Derivation | undefined) => {
  const named = (derivation?.inputs ?? []).map(({ name, value }) => [name, value] as const);
  return Object.fromEntries(named);
};

describe('derivations', () => {
  it('of availability name what takes part in the downtime, and what takes it down alone', () => {
    const derivation = deriveAvailability(model, 0, flow, availability.explanations[0]!);
    assert.equal(derivation.value, flow.value);
    const named = inputs(derivation);
    assert.ok(named['api: share of the downtime']! > 0.6);
    assert.ok(Math.abs(named['api down']! - 0.001) < 1e-12);
    assert.ok('failover:db down' in named && 'db and db and db down' in named);
    assert.equal(derivation.inputs[0]?.path, 'flows.f.availability.contributors.api');
  });

  it('of downtime multiply it out', () => {
    const derivation = deriveDowntime(model, 0, flow, 30);
    const { Availability = 0, Period = 0 } = inputs(derivation);
    assert.ok(Math.abs(derivation.value - (1 - Availability) * Period) < 1e-6);
  });

  it('of cost sum to the result', () => {
    const total = deriveCost(model, cost);
    const sum = (derivation: Derivation) =>
      derivation.inputs
        .filter(({ dimension }) => dimension === 'money-per-time')
        .reduce((all, { value }) => all + value, 0);
    assert.ok(Math.abs(sum(total) - cost.monthly) < 1e-9);
    const component = deriveComponentCost(model, 1, cost)!;
    assert.ok(Math.abs(sum(component) - component.value) < 1e-9);
  });

  it('of recovery name the chain of causes', () => {
    assert.equal(deriveRpo(model, 1, recovery)?.formula, 'loss of deletion: the interval of point-in-time recovery');
    const rto = deriveRto(model, 1, recovery)!;
    assert.equal(rto.formula, 'loss of deletion: restore its data');
    assert.equal(
      rto.value,
      rto.inputs.reduce((sum, { value }) => sum + value, 0),
    );
    assert.equal(deriveRpo(model, 0, recovery), undefined);
  });
});
