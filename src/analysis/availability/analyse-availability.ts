import { withLater } from '../../spec/lazy';
import { isSame, isSameIn } from '../../spec/model/same-model';
import { once } from '../../spec/once';
import type { AvailabilityInputs } from './availability-inputs';
import { addWithDependencies, componentsOnPath, isAnyRated } from './availability-path';
import { CompiledAvailability, mostNodes } from './compiled-availability';
import { type AvailabilityExplanation, explainAvailability } from './explain-availability';
import { type FlowAvailability, flowAvailability, type Unavailability, unavailabilityOf } from './flow-availability';
import { Places } from './places';
import {
  flowFields,
  type ReliabilityComponent,
  type ReliabilityFlow,
  type ReliabilityModel,
} from './reliability-model';
import { SuccessFormulas } from './success-formulas';
import { type Basis, hitRatiosOf, unchangedComponents } from './unchanged';

export interface AvailabilityAnalysis {
  /** By flow; absent where nothing on the path says how often it fails. */
  readonly flows: readonly (FlowAvailability | undefined)[];
  /** By flow that has an availability: why it is what it is. */
  readonly explanations: readonly (AvailabilityExplanation | undefined)[];
  /** By component, of a write if some flow writes to it, dependencies included; absent if unrated. */
  readonly components: readonly (Unavailability | undefined)[];
  /** For the next analysis. */
  readonly analysed: Analysed;
}

/** What was computed, and of what. */
interface Analysed extends Basis {
  /** By id. */
  readonly flows: ReadonlyMap<string, AnalysedFlow>;
  /** By index, those that somebody asked for. */
  readonly components: Map<number, AnalysedComponent>;
}

interface AnalysedFlow {
  readonly flow: ReliabilityFlow;
  /** Components that it reaches. */
  readonly path: ReadonlySet<number>;
  readonly hitRatios: readonly (number | undefined)[];
  /** Steps looked at and nodes of the diagram; infinite if other flows had left too few. */
  readonly effort: number;
  readonly availability?: FlowAvailability;
  readonly explanation?: () => AvailabilityExplanation;
}

interface AnalysedComponent {
  /** Itself and what it depends on. */
  readonly path: ReadonlySet<number>;
  readonly isWritten: boolean;
  readonly unavailability: Unavailability | undefined;
}

/** Steps and nodes of all flows together, so that no text keeps its reader waiting. */
const mostEffort = 1_000_000;
/** A flow that unfolds to more is hostile; what others took leaves it a thousand, more than anybody writes. */
const mostSteps = 200_000;
const leastSteps = 1_000;

/**
 * Share of the requests of each flow that is served, counting failed parts only, exactly: by a decision diagram in which
 * shared components, zones and common causes stand once. Each flow depends on nothing but what it reaches; where all of
 * that is as in `last`, it keeps its results, the very objects. What is not in `flows` is computed when it is read.
 */
export function analyseAvailability(
  model: ReliabilityModel,
  inputs: AvailabilityInputs = {},
  last?: AvailabilityAnalysis,
): AvailabilityAnalysis {
  const analyser = new Analyser({ model, inputs });
  // Nothing that is computed later holds on to the last analysis: it would hold on to the one before.
  const kept = last && keptOf(last.analysed, { model, inputs });
  const flows = analyseFlows(analyser, model.flows, kept?.flow);
  const components = kept?.components() ?? new Map<number, AnalysedComponent>();
  return withLater<AvailabilityAnalysis>(
    {
      flows: flows.map(({ availability }) => availability),
      analysed: { model, inputs, flows: new Map(flows.map((analysed) => [analysed.flow.id, analysed])), components },
    },
    {
      explanations: () => flows.map(({ explanation }) => explanation?.()),
      components: () => model.components.map((component) => analyser.component(component, components).unavailability),
    },
  );
}

type KeptFlow = (flow: ReliabilityFlow) => AnalysedFlow | undefined;

function analyseFlows(analyser: Analyser, flows: readonly ReliabilityFlow[], kept?: KeptFlow): AnalysedFlow[] {
  let left = mostEffort;
  return flows.map((flow) => {
    const known = kept?.(flow);
    const analysed = known && known.effort < left ? known : analyser.flow(flow, left);
    left = Math.max(0, left - analysed.effort);
    return analysed;
  });
}

/** What still holds. */
function keptOf(last: Analysed, now: Basis): { flow: KeptFlow; components: () => Analysed['components'] } {
  const isUnchanged = unchangedComponents(last, now);
  const holds = (path: ReadonlySet<number>) => [...path].every(isUnchanged);
  return {
    flow: (flow) => {
      const known = last.flows.get(flow.id);
      if (!known || !isSameIn(flowFields, known.flow, flow) || !holds(known.path)) return undefined;
      return isSame(known.hitRatios, hitRatiosOf(flow.steps, now.inputs)) ? { ...known, flow } : undefined;
    },
    components: () => new Map([...last.components].filter(([, { path }]) => holds(path))),
  };
}

class Analyser {
  readonly #model: ReliabilityModel;
  readonly #inputs: AvailabilityInputs;
  readonly #places: Places;
  readonly #formulas: SuccessFormulas;

  constructor({ model, inputs }: Basis) {
    this.#model = model;
    this.#inputs = inputs;
    this.#places = new Places(model.regions, inputs.failed);
    this.#formulas = new SuccessFormulas(model, inputs, this.#places);
  }

  /** `left`: of the effort for all flows. */
  flow(flow: ReliabilityFlow, left: number): AnalysedFlow {
    const path = componentsOnPath(this.#model, flow);
    const of = { flow, path, hitRatios: hitRatiosOf(flow.steps, this.#inputs) };
    if (!isAnyRated(this.#model, path)) return { ...of, effort: 0 };
    const { entries, steps } = this.#formulas.ofFlow(flow, Math.max(leastSteps, Math.min(mostSteps, left)));
    const compiled = new CompiledAvailability(this.#places, entries);
    const { nodes, ...served } = unavailabilityOf(compiled, Math.min(mostNodes, left - steps));
    const availability = flowAvailability(flow.slo, compiled, served);
    const explanation = once(() => explainAvailability(compiled, availability));
    const effort = steps + nodes < left ? steps + nodes : Number.POSITIVE_INFINITY;
    return { ...of, effort, availability, explanation };
  }

  component(component: ReliabilityComponent, known: Map<number, AnalysedComponent>): AnalysedComponent {
    const { index } = component;
    const isWritten = this.#formulas.isWritten(index);
    let analysed = known.get(index);
    if (analysed?.isWritten !== isWritten) {
      const path = new Set<number>();
      addWithDependencies(this.#model, index, path);
      analysed = { path, isWritten, unavailability: this.#unavailability(component, path) };
      known.set(index, analysed);
    }
    return analysed;
  }

  #unavailability(component: ReliabilityComponent, path: ReadonlySet<number>): Unavailability | undefined {
    if (!isAnyRated(this.#model, path)) return undefined;
    const { unavailability, method } = unavailabilityOf(
      new CompiledAvailability(this.#places, this.#formulas.ofComponent(component)),
    );
    return { unavailability, method };
  }
}
