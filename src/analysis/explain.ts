import type { Scenario } from '../spec/model/model';
import type { SyntaxNode } from '../spec/syntax/node';
import type { Analysis } from './analyse';
import { deriveAvailability, deriveDowntime } from './availability/derive-availability';
import { deriveContributor } from './availability/derive-causes';
import { deriveComponentAvailability } from './availability/derive-component';
import { deriveModes } from './availability/derive-modes';
import { deriveWithCommonCause } from './availability/derive-with-common-cause';
import { deriveBandwidth, deriveComponentBandwidth } from './bandwidth/derive-bandwidth';
import { explainAmplification } from './capacity/explain-amplification';
import { explainCapacity } from './capacity/explain-capacity';
import { explainLargestLoad } from './capacity/explain-largest-load';
import { explainMetastable, explainSafeLoad } from './capacity/explain-metastable';
import { explainRate } from './capacity/explain-rate';
import { explainUsage } from './capacity/explain-usage';
import { scenarioAnalysis } from './complete-results';
import { deriveComponentCost, deriveCost } from './cost/derive-cost';
import { deriveCostPart } from './cost/derive-cost-part';
import { deriveStorage } from './data/derive-storage';
import { deriveVolume } from './data/derive-volume';
import type { Derivation } from './derivation';
import { deriveAssumption } from './derive-assumption';
import { deriveObjective } from './derive-objective';
import { type Account, type Explain, Inquiry } from './inquiry';
import { explainDrain } from './latency/explain-drain';
import { explainTailShare } from './latency/explain-tail-share';
import { modelSection } from './model-section';
import { deriveRpo, deriveRto } from './recovery/derive-recovery';
import { explainBacklog } from './recovery/explain-backlog';
import { changesBy, deriveChange } from './scenarios/derive-change';
import { deriveSurvivor } from './scenarios/derive-survivor';

/**
 * How a number of the report came about; undefined for a path that names none. Built when asked for, from what the
 * analysis kept.
 *
 * @param path as in the report, e.g. `flows.redirect.latency.p99` or `components.db.utilization.peak`; an item of a list
 *   goes by what it is about, e.g. `flows.redirect.latency.tail_share.db`
 * @param root of the document, so that inputs lead to what is written and to nothing else
 */
export function explain(analysis: Analysis, path: string, root?: SyntaxNode): Derivation | undefined {
  const asked = new Inquiry(analysis, path, root);
  const value = asked.number(path);
  const account = value === undefined ? undefined : accountOf(asked);
  if (!account || value === undefined) return undefined;
  const section = modelSection(path);
  return {
    ...account,
    path,
    // The report counts a price by the million, its unit is that of one.
    value: account.dimension === 'money-per-count' ? value / 1e6 : value,
    inputs: account.inputs.map((input) => asked.settled(input)),
    ...(section === undefined ? {} : { section }),
  };
}

/** How a number of the report of a scenario came about: as in the design that the scenario makes, with what it changes. */
export function explainIn(
  scenario: Scenario,
  analysis: Analysis,
  path: string,
  root?: SyntaxNode,
): Derivation | undefined {
  if (path.startsWith('scenarios.')) return explain(analysis, path, root);
  const derivation = explain(scenarioAnalysis(analysis, scenario), path, root);
  const { inputs, assumptions } = changesBy(new Inquiry(analysis, path, root), scenario);
  return (
    derivation && {
      ...derivation,
      inputs: [...derivation.inputs, ...inputs],
      assumptions: [...derivation.assumptions, ...assumptions],
    }
  );
}

const sections: Readonly<Record<string, Explain>> = {
  flows: explainFlow,
  components: explainComponent,
  data: explainDataset,
  cost: explainCost,
  bandwidth: deriveBandwidth,
  bottleneck: explainLargestLoad,
  max_rate_multiple: explainLargestLoad,
  safe_rate_multiple: explainSafeLoad,
  objectives: deriveObjective,
  scenarios: (asked) => deriveChange(asked, accountOf),
  assumptions: deriveAssumption,
};

function accountOf(asked: Inquiry): Account | undefined {
  const own = Object.hasOwn(sections, asked.section) ? sections[asked.section]!(asked) : undefined;
  return own ?? explainCapacity(asked.analysis.capacity, asked.path);
}

function explainFlow(asked: Inquiry): Account | undefined {
  const { analysis, id, field } = asked;
  const { model, availability, causes } = analysis;
  const flow = model.flows.find((candidate) => candidate.id === id);
  if (!flow) return undefined;
  const [, , item = ''] = field.split('.');
  if (field === 'rate.mean') return explainRate(asked, flow, 'mean');
  if (field === 'rate.peak') return explainRate(asked, flow, 'peak');
  if (field === 'request_amplification') return explainAmplification(asked, flow.index);
  if (field === 'freshness.drain') return explainDrain(asked, flow.index);
  if (field.startsWith('backlog.')) return explainBacklog(asked, flow.index);
  if (field.startsWith('latency.tail_share.')) return explainTailShare(asked, id, item);
  if (field.startsWith('availability.contributors.')) return deriveContributor(asked, flow.index, item);
  if (field.startsWith('objectives.')) return deriveObjective(asked);
  const up = availability.flows[flow.index];
  const why = causes[flow.index];
  if (!up || !why) return undefined;
  if (field === 'availability.value') return deriveAvailability(model, flow.index, up, why);
  if (field === 'availability.with_common_cause') return deriveWithCommonCause(asked, flow);
  if (field === 'availability.downtime_30d') return deriveDowntime(model, flow.index, up, 30);
  if (field === 'availability.downtime_365d') return deriveDowntime(model, flow.index, up, 365);
  return deriveModes(asked, flow);
}

function explainComponent(asked: Inquiry): Account | undefined {
  const { id, field, analysis } = asked;
  const { model, recovery, cost } = analysis;
  const component = model.components.find((candidate) => candidate.id === id);
  if (!component) return undefined;
  switch (field.split('.')[0]) {
    case 'availability':
      return deriveComponentAvailability(asked, component);
    case 'metastable':
      return explainMetastable(asked, component);
    case 'survivors':
      return deriveSurvivor(asked, component);
    case 'storage':
      return deriveStorage(asked, component);
    case 'bandwidth':
      return deriveComponentBandwidth(asked, component.index);
    case 'recovery':
      return (field === 'recovery.rpo' ? deriveRpo : deriveRto)(model, component.index, recovery);
    case 'cost':
      return cost && deriveComponentCost(model, component.index, cost);
    default:
      return explainUsage(asked, component);
  }
}

function explainDataset(asked: Inquiry): Account | undefined {
  const dataset = asked.analysis.model.datasets.find(({ id }) => id === asked.id);
  return dataset && deriveVolume(asked, dataset);
}

function explainCost(asked: Inquiry): Account | undefined {
  const { model, cost } = asked.analysis;
  if (!cost) return undefined;
  return asked.id === 'monthly' ? deriveCost(model, cost) : deriveCostPart(asked, cost);
}
