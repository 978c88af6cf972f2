import type { Step } from '../../spec/model/flow';
import { once } from '../../spec/once';
import type { AvailabilityInputs } from './availability-inputs';
import type { CompiledEntry } from './compiled-availability';
import { ComponentStates } from './component-states';
import { type Entry, enteringIn, entriesOf, servingOrder } from './entries';
import { FailureTable } from './failure-table';
import { FlowOutcomes } from './flow-outcome';
import { always } from './formula';
import type { Outcome } from './outcome';
import type { Places } from './places';
import type { ReliabilityComponent, ReliabilityFlow, ReliabilityModel } from './reliability-model';

/** Says when requests are served and calls answered; what several flows use is worked out once. */
export class SuccessFormulas {
  readonly #model: ReliabilityModel;
  readonly #inputs: AvailabilityInputs;
  readonly #table: FailureTable;
  readonly #states: ComponentStates;
  readonly #entries: readonly Entry[];
  readonly #written: () => ReadonlySet<number>;

  constructor(model: ReliabilityModel, inputs: AvailabilityInputs, places: Places) {
    this.#model = model;
    this.#inputs = inputs;
    this.#table = new FailureTable(places);
    this.#states = new ComponentStates(model, inputs, this.#table);
    this.#entries = entriesOf(model.regions);
    this.#written = once(() => writtenComponents(model.flows));
  }

  /** `steps`: how many were looked at; what comes after `mostSteps` is taken to succeed. */
  ofFlow(flow: ReliabilityFlow, mostSteps: number): { entries: CompiledEntry[]; steps: number } {
    const outcomes = new FlowOutcomes(this.#model, this.#inputs, this.#states, mostSteps);
    const entries = this.#enter((region) => outcomes.outcomeIn(flow, region));
    return { entries, steps: outcomes.steps };
  }

  /** That it answers a read, or a write if some flow writes to it. */
  ofComponent(component: ReliabilityComponent): CompiledEntry[] {
    const access = { write: this.isWritten(component.index), strong: false };
    return this.#enter((region) => {
      const formula = this.#states.reach(component, access, region, () => always);
      return { served: formula, full: formula };
    });
  }

  /** Whether some flow writes to a component. */
  isWritten(component: number): boolean {
    return this.#written().has(component);
  }

  #enter(outcomeIn: (region: number) => Outcome): CompiledEntry[] {
    const known: Outcome[] = [];
    const knownIn = (region: number) => {
      known[region] ??= outcomeIn(region);
      return known[region];
    };
    return this.#entries.map(({ region, share }) => {
      const order = servingOrder(this.#model.regions, this.#entries, region);
      const served = enteringIn(this.#table, order, (at) => knownIn(at).served);
      const same = known.every((outcome) => outcome.served === outcome.full);
      return { share, served, full: same ? served : enteringIn(this.#table, order, (at) => knownIn(at).full) };
    });
  }
}

function writtenComponents(flows: readonly ReliabilityFlow[]): Set<number> {
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
