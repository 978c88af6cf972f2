import { withLater } from '../../spec/lazy';
import type { Model } from '../../spec/model/model';
import { once } from '../../spec/once';
import { type AvailabilityAnalysis, mix } from './analyse-availability';
import type { CompiledAvailability, CompiledEntry } from './compiled-availability';
import { type CutSet, cutSetFinder } from './cut-sets';
import { regionName, zoneName } from './failure-names';
import { zonesOf } from './failure-table';
import { UnavailabilityPass } from './unavailability-pass';

/** What a component, a zone or a region does to a flow. */
export interface Contributor {
  /** Component id, `zone:us-east/a` or `region:us-east`. */
  readonly id: string;
  /** Component index; -1 for zones and regions. */
  readonly component: number;
  /** Share of the downtime that would be gone if this never failed. Redundant parts share, so these can sum to more than 1. */
  readonly share: number;
  /** Birnbaum importance: P(served | it never fails) - P(served | all of it is down). */
  readonly birnbaum: number;
  /** Unavailability of the flow if everything else never failed. */
  readonly alone: number;
}

/** The best a flow can do if everything but its hard dependencies never failed. */
export interface Ceiling {
  readonly unavailability: number;
  /** The hard dependency that costs most, a component index, and what it costs alone. */
  readonly component: number;
  readonly alone: number;
}

export interface AvailabilityExplanation {
  /** The largest share first. */
  readonly contributors: readonly Contributor[];
  readonly cutSets: readonly CutSet[];
  /** Component indices: one replica, or one service run by someone else, whose loss stops at least some requests. */
  readonly singlePointsOfFailure: readonly number[];
  /** Absent without hard dependencies that can fail. */
  readonly ceiling?: Ceiling;
}

/** Why the availability of each flow is what it is; absent where the flow has none. Computed as far as it is read. */
export function explainAvailability(
  model: Model,
  { flows, compiled }: AvailabilityAnalysis,
): (AvailabilityExplanation | undefined)[] {
  const sources = once(() => sourcesOf(model, compiled));
  const finder = once(() => cutSetFinder(model, compiled.table));
  return flows.map((flow, index) => {
    if (!flow) return undefined;
    const entries = compiled.flows[index] ?? [];
    const pass = once(() => passOf(compiled, entries));
    const contributors = once(() => contributorsOf(compiled, sources(), pass(), entries, flow.unavailability));
    const cutSets = once(() => finder().of(entries.map(({ served }) => served)));
    const singles = once(() => [...new Set(cutSets().flatMap(({ single }) => single ?? []))]);
    const ceiling = once(() => ceilingOf(compiled, pass(), entries, contributors()));
    return withLater<AvailabilityExplanation>({}, { contributors, cutSets, singlePointsOfFailure: singles, ceiling });
  });
}

function passOf({ diagram, nodeOf }: CompiledAvailability, entries: readonly CompiledEntry[]): UnavailabilityPass {
  return new UnavailabilityPass(
    diagram,
    entries.map(({ served }) => nodeOf(served)),
  );
}

/** Whatever takes part in the downtime of a flow, the largest share first; most of a large design has no part in it. */
function contributorsOf(
  compiled: CompiledAvailability,
  sources: readonly Source[],
  pass: UnavailabilityPass,
  entries: readonly CompiledEntry[],
  down: number,
): Contributor[] {
  const { unavailability } = compiled.variables;
  const nothingFails = withoutFailures(compiled, () => false);
  const changed = (base: Float64Array, own: readonly number[], value: (variable: number) => number) => {
    const copy = base.slice();
    for (const variable of own) copy[variable] = value(variable);
    pass.run(copy);
    return mix(entries, ({ served }) => pass.of(compiled.nodeOf(served)));
  };
  return sources
    .filter(({ variables }) => variables.some((variable) => pass.reads(variable)))
    .map(({ id, component, variables }) => {
      const perfect = changed(unavailability, variables, () => 0);
      const failed = changed(unavailability, variables, () => 1);
      const alone = changed(nothingFails, variables, (variable) => unavailability[variable]!);
      const share = down > 0 ? Math.max(0, (down - perfect) / down) : 0;
      return { id, component, share, birnbaum: failed - perfect, alone };
    })
    .filter(({ birnbaum }) => birnbaum > 0)
    .sort((a, b) => b.share - a.share);
}

/** The unavailabilities of the kept components only; which steps are taken stays a matter of chance. */
function withoutFailures({ variables }: CompiledAvailability, kept: (component: number) => boolean): Float64Array {
  return variables.unavailability.map((q, variable) => {
    if (variable < variables.places) return 0;
    const component = variables.owner[variable]!;
    return component < 0 || kept(component) ? q : 0;
  });
}

/** Something that fails, with its variables in the diagram. */
interface Source {
  readonly id: string;
  readonly component: number;
  readonly variables: readonly number[];
}

function sourcesOf(model: Model, { variables }: CompiledAvailability): Source[] {
  const byComponent = new Map<number, number[]>();
  variables.owner.forEach((component, variable) => {
    const known = byComponent.get(component);
    if (known) known.push(variable);
    else if (component >= 0) byComponent.set(component, [variable]);
  });
  const components = [...byComponent].map(([component, own]) => ({
    id: model.components[component]?.id ?? '',
    component,
    variables: own,
  }));
  const places = model.regions.flatMap((_, region) => [
    { id: regionName(model, region), component: -1, variables: [variables.region(region)] },
    ...Array.from({ length: zonesOf(model, region) }, (_place, zone) => ({
      id: zoneName(model, region, zone),
      component: -1,
      variables: [variables.zone(region, zone)],
    })),
  ]);
  return [...components, ...places.filter((place) => variables.unavailability[place.variables[0]!]! > 0)];
}

function ceilingOf(
  compiled: CompiledAvailability,
  pass: UnavailabilityPass,
  entries: readonly CompiledEntry[],
  contributors: readonly Contributor[],
): Ceiling | undefined {
  const hard = contributors.filter(({ component, alone }) => component >= 0 && alone > 0);
  const [first] = hard;
  if (first === undefined) return undefined;
  const worst = hard.reduce((a, b) => (b.alone > a.alone ? b : a), first);
  const kept = new Set(hard.map(({ component }) => component));
  pass.run(withoutFailures(compiled, (component) => kept.has(component)));
  const unavailability = mix(entries, ({ served }) => pass.of(compiled.nodeOf(served)));
  return { unavailability, component: worst.component, alone: worst.alone };
}
