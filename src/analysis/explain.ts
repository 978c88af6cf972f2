import type { Analysis } from './analyse';
import { deriveAvailability, deriveDowntime } from './availability/derive-availability';
import { explainCapacity } from './capacity/explain-capacity';
import { deriveComponentCost, deriveCost } from './cost/derive-cost';
import { deriveStored } from './data/derive-stored';
import type { Derivation } from './derivation';
import { deriveRpo, deriveRto } from './recovery/derive-recovery';

/**
 * How a number of the report came about; undefined for a path that names none. Built when asked for, from what the
 * analysis kept.
 *
 * @param path as in the report, e.g. `flows.redirect.latency.p99` or `components.db.utilization.peak`
 */
export function explain(analysis: Analysis, path: string): Derivation | undefined {
  return explainOwn(analysis, path) ?? explainCapacity(analysis.capacity, path);
}

/** What is not capacity or latency. */
function explainOwn(analysis: Analysis, path: string): Derivation | undefined {
  const [section, id = '', ...rest] = path.split('.');
  const field = rest.join('.');
  switch (section) {
    case 'flows':
      return explainFlow(analysis, id, field);
    case 'components':
      return explainComponent(analysis, id, field);
    case 'data':
      return explainDataset(analysis, id, field);
    case 'cost':
      return id === 'monthly' && analysis.cost ? deriveCost(analysis.model, analysis.cost) : undefined;
    default:
      return undefined;
  }
}

function explainFlow({ model, availability, causes }: Analysis, id: string, field: string): Derivation | undefined {
  const flow = model.flows.find((candidate) => candidate.id === id);
  if (!flow) return undefined;
  const up = availability.flows[flow.index];
  const why = causes[flow.index];
  if (!up || !why) return undefined;
  switch (field) {
    case 'availability.value':
      return deriveAvailability(model, flow.index, up, why);
    case 'availability.downtime_30d':
      return deriveDowntime(model, flow.index, up, 30);
    case 'availability.downtime_365d':
      return deriveDowntime(model, flow.index, up, 365);
    default:
      return undefined;
  }
}

function explainComponent({ model, recovery, cost }: Analysis, id: string, field: string): Derivation | undefined {
  const component = model.components.find((candidate) => candidate.id === id);
  if (!component) return undefined;
  switch (field) {
    case 'recovery.rpo':
      return deriveRpo(model, component.index, recovery);
    case 'recovery.rto':
      return deriveRto(model, component.index, recovery);
    case 'cost':
      return cost && deriveComponentCost(model, component.index, cost);
    default:
      return undefined;
  }
}

function explainDataset({ model, data }: Analysis, id: string, field: string): Derivation | undefined {
  const dataset = model.datasets.find((candidate) => candidate.id === id);
  return dataset && field === 'stored_at_horizon' ? deriveStored(model, dataset.index, data) : undefined;
}
