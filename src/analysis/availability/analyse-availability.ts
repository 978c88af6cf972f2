import type { Flow } from '../../spec/model/flow';
import type { Model } from '../../spec/model/model';
import { day } from '../../spec/model/time';
import type { Method } from '../derivation';
import type { AvailabilityInputs } from './availability-inputs';
import { addWithDependencies, componentsOnPath, isAnyRated } from './availability-path';
import { type CompiledAvailability, type CompiledEntry, compileAvailability } from './compiled-availability';
import { cutSetFinder } from './cut-sets';
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
 * shared components, zones and common causes stand once.
 */
export function analyseAvailability(model: Model, inputs: AvailabilityInputs = {}): AvailabilityAnalysis {
  const compiled = compileAvailability(model, inputs);
  const exact = !compiled.diagram.exceeded;
  const roots = [...compiled.flows, ...compiled.components]
    .flat()
    .flatMap(({ servedNode, fullNode }) => [servedNode, fullNode]);
  const pass = new UnavailabilityPass(compiled.diagram, roots).run(compiled.variables.unavailability);
  const unavailabilityOf = (entries: readonly CompiledEntry[]) =>
    exact ? mix(entries, ({ servedNode }) => pass.of(servedNode)) : boundOf(model, compiled, entries);

  const flows = model.flows.map((flow, index) => {
    if (!isAnyRated(model, componentsOnPath(model, flow))) return undefined;
    const entries = compiled.flows[index] ?? [];
    const down = unavailabilityOf(entries);
    const differs = exact && entries.some(({ served, full }) => served !== full);
    const notFull = differs ? mix(entries, ({ fullNode }) => pass.of(fullNode)) : down;
    return flowAvailability(flow, down, differs ? Math.max(down, notFull) : undefined, exact ? 'exact' : 'bound');
  });
  const components = model.components.map(({ index }) => {
    const path = new Set<number>();
    addWithDependencies(model, index, path);
    return isAnyRated(model, path) ? unavailabilityOf(compiled.components[index] ?? []) : undefined;
  });
  return { flows, components, compiled };
}

/** The mean over the regions in which requests enter. */
export function mix(entries: readonly CompiledEntry[], of: (entry: CompiledEntry) => number): number {
  return entries.reduce((sum, entry) => sum + entry.share * of(entry), 0);
}

function flowAvailability(flow: Flow, down: number, notFull: number | undefined, method: Method): FlowAvailability {
  const { availability, window } = flow.slo;
  return {
    unavailability: down,
    value: 1 - down,
    downtime30d: down * 30 * day,
    downtime365d: down * 365 * day,
    method,
    ...(notFull === undefined ? {} : { modes: { full: 1 - notFull, degraded: notFull - down, down } }),
    ...(availability === undefined
      ? {}
      : { errorBudget: { window, budget: (1 - availability) * window, expected: down * window } }),
  };
}

/** The sum over the cut sets, as if each were alone (Esary and Proschan 1963), those beyond order 3 left out. */
function boundOf(model: Model, compiled: CompiledAvailability, entries: readonly CompiledEntry[]): number {
  const cutSets = cutSetFinder(model, compiled.table);
  const sum = mix(entries, ({ served }) =>
    cutSets.of([served]).reduce((total, { probability }) => total + probability, 0),
  );
  return Math.min(1, sum);
}
