import { withLater } from '../../spec/lazy';
import type { Flow } from '../../spec/model/flow';
import type { Model } from '../../spec/model/model';
import { day } from '../../spec/model/time';
import { once } from '../../spec/once';
import type { Method } from '../derivation';
import type { AvailabilityInputs } from './availability-inputs';
import { addWithDependencies, componentsOnPath, isAnyRated } from './availability-path';
import { type CompiledAvailability, type CompiledEntry, compileAvailability } from './compiled-availability';
import { cutSetFinder } from './cut-sets';
import type { Formula } from './formula';
import { UnavailabilityPass } from './unavailability-pass';

/** Seconds and shares of requests. */
export interface FlowAvailability {
  /** Share of requests that fail because something is down; kept beside `value`, which rounds it. */
  readonly unavailability: number;
  readonly value: number;
  readonly downtime30d: number;
  readonly downtime365d: number;
  /** `bound` (from above, on the unavailability) for designs too entangled for a diagram. */
  readonly method: Method;
  /** Only where optional steps or fallbacks make a difference; they sum to 1. */
  readonly modes?: { readonly full: number; readonly degraded: number; readonly down: number };
  /** Only with an availability objective. */
  readonly errorBudget?: { readonly window: number; readonly budget: number; readonly expected: number };
}

export interface AvailabilityAnalysis {
  /** By flow; absent where nothing on the path says how often it fails. */
  readonly flows: readonly (FlowAvailability | undefined)[];
  /** Unavailability by component, for a write if some flow writes to it, dependencies included; absent if unrated. */
  readonly components: readonly (number | undefined)[];
  /** What `explainAvailability` takes. */
  readonly compiled: CompiledAvailability;
}

/**
 * Share of the requests of each flow that is served, counting failed parts only, exactly: one decision diagram in which
 * shared components, zones and common causes stand once. Components and modes are computed when they are read.
 */
export function analyseAvailability(model: Model, inputs: AvailabilityInputs = {}): AvailabilityAnalysis {
  const compiled = compileAvailability(model, inputs);
  const served = probabilitiesOf(
    compiled,
    compiled.flows.flatMap((entries) => entries.map((entry) => entry.served)),
  );
  const flows = model.flows.map((flow, index) => {
    if (!isAnyRated(model, componentsOnPath(model, flow))) return undefined;
    const entries = compiled.flows[index]!;
    const down = served ? mix(entries, (entry) => served(entry.served)) : boundOf(model, compiled, entries);
    const differs = served !== undefined && entries.some((entry) => entry.served !== entry.full);
    const modes = differs ? () => modesOf(compiled, entries, down) : undefined;
    return flowAvailability(flow, down, served ? 'exact' : 'bound', modes);
  });
  const components = once(() => componentsOf(model, compiled));
  return withLater<AvailabilityAnalysis>({ flows, compiled }, { components });
}

function componentsOf(model: Model, compiled: CompiledAvailability): (number | undefined)[] {
  const answered = probabilitiesOf(
    compiled,
    compiled.components.flatMap((entries) => entries.map((entry) => entry.served)),
  );
  return model.components.map(({ index }) => {
    const path = new Set<number>();
    addWithDependencies(model, index, path);
    if (!isAnyRated(model, path)) return undefined;
    const entries = compiled.components[index]!;
    return answered ? mix(entries, (entry) => answered(entry.served)) : boundOf(model, compiled, entries);
  });
}

/** P(a formula is false), of some of them in one pass; undefined when they are too entangled for a diagram. */
function probabilitiesOf(
  { diagram, nodeOf, variables }: CompiledAvailability,
  formulas: readonly Formula[],
): ((formula: Formula) => number) | undefined {
  const roots = formulas.map(nodeOf);
  if (diagram.exceeded) return undefined;
  const pass = new UnavailabilityPass(diagram, roots).run(variables.unavailability);
  return (formula) => pass.of(nodeOf(formula));
}

/** The mean over the regions in which requests enter. */
export function mix(entries: readonly CompiledEntry[], of: (entry: CompiledEntry) => number): number {
  return entries.reduce((sum, entry) => sum + entry.share * of(entry), 0);
}

function modesOf(
  compiled: CompiledAvailability,
  entries: readonly CompiledEntry[],
  down: number,
): FlowAvailability['modes'] {
  const complete = probabilitiesOf(
    compiled,
    entries.map(({ full }) => full),
  );
  if (!complete) return undefined;
  const notFull = Math.max(
    down,
    mix(entries, ({ full }) => complete(full)),
  );
  return { full: 1 - notFull, degraded: notFull - down, down };
}

function flowAvailability(
  flow: Flow,
  down: number,
  method: Method,
  modes: (() => FlowAvailability['modes']) | undefined,
): FlowAvailability {
  const { availability, window } = flow.slo;
  const figures = {
    unavailability: down,
    value: 1 - down,
    downtime30d: down * 30 * day,
    downtime365d: down * 365 * day,
    method,
    ...(availability === undefined
      ? {}
      : { errorBudget: { window, budget: (1 - availability) * window, expected: down * window } }),
  };
  return modes ? withLater<FlowAvailability>(figures, { modes }) : figures;
}

/** The sum over the cut sets, as if each were alone (Esary and Proschan 1963), those beyond order 3 left out. */
function boundOf(model: Model, compiled: CompiledAvailability, entries: readonly CompiledEntry[]): number {
  const cutSets = cutSetFinder(model, compiled.table);
  const sum = mix(entries, ({ served }) =>
    cutSets.of([served]).reduce((total, { probability }) => total + probability, 0),
  );
  return Math.min(1, sum);
}
