import type { Flow, Step } from '../../spec/model/flow';
import type { Model } from '../../spec/model/model';
import type { DecisionDiagram, Node } from '../methods/reliability/decision-diagram';
import type { AvailabilityInputs } from './availability-inputs';
import { ComponentStates } from './component-states';
import { enteringIn, entriesOf, servingOrder } from './entries';
import { FailureTable } from './failure-table';
import { FlowOutcomes } from './flow-outcome';
import { always, type Formula } from './formula';
import { FormulaDiagram } from './formula-diagram';
import type { Outcome } from './outcome';
import { orderVariables, type Variables } from './variable-order';

/** A share of the requests, and when they are served. */
export interface CompiledEntry {
  readonly share: number;
  readonly served: Formula;
  /** Without anything missing. */
  readonly full: Formula;
}

/** A design's success functions, in one diagram that all of its flows share. */
export interface CompiledAvailability {
  readonly table: FailureTable;
  readonly variables: Variables;
  readonly diagram: DecisionDiagram;
  /** A formula in the diagram, which grows by what was not asked for before. */
  readonly nodeOf: (formula: Formula) => Node;
  /** By flow. */
  readonly flows: readonly (readonly CompiledEntry[])[];
  /** By component: that it answers a read, or a write if some flow writes to it. */
  readonly components: readonly (readonly CompiledEntry[])[];
}

/** Far beyond what designs need (200 components take ten thousand), and reached within a fraction of a second. */
const mostNodes = 300_000;

export function compileAvailability(model: Model, inputs: AvailabilityInputs): CompiledAvailability {
  const table = new FailureTable(model, inputs.failed ?? {});
  const states = new ComponentStates(model, inputs, table);
  const outcomes = new FlowOutcomes(model, inputs, table, states);
  const entered = entriesOf(model);
  const entries = entered.map(({ region, share }) => ({ share, order: servingOrder(model, entered, region) }));

  const enter = (outcomeIn: (region: number) => Outcome) => {
    const known: Outcome[] = [];
    const once = (region: number) => {
      known[region] ??= outcomeIn(region);
      return known[region];
    };
    return entries.map(({ share, order }) => {
      const served = enteringIn(table, order, (at) => once(at).served);
      const same = known.every((outcome) => outcome.served === outcome.full);
      return { share, served, full: same ? served : enteringIn(table, order, (at) => once(at).full) };
    });
  };

  const written = writtenComponents(model.flows);
  const flows = model.flows.map((flow) => enter((region) => outcomes.outcomeIn(flow, region)));
  const components = model.components.map((component) => {
    const access = { write: written.has(component.index), strong: false };
    return enter((region) => {
      const formula = states.reach(component, access, region, () => always);
      return { served: formula, full: formula };
    });
  });

  const variables = orderVariables(model, table);
  const builder = new FormulaDiagram(table, variables, mostNodes);
  return { table, variables, diagram: builder.diagram, nodeOf: (formula) => builder.build(formula), flows, components };
}

function writtenComponents(flows: readonly Flow[]): Set<number> {
  const written = new Set<number>();
  const visit = (step: Step) => {
    if (step.operation === 'write' || step.verb === 'publish') written.add(step.target);
    step.steps.forEach(visit);
    step.onMiss.forEach(visit);
    step.onFailure.forEach(visit);
  };
  for (const flow of flows) flow.steps.forEach(visit);
  return written;
}
