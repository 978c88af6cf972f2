import { withLater } from '../../spec/lazy';
import { once } from '../../spec/once';
import type { CompiledAvailability } from './compiled-availability';
import { type CutSet, cutSetsOf } from './cut-sets';
import { regionName, zoneName } from './failure-names';
import type { Unavailability } from './flow-availability';
import { zonesOf } from './places';

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

/** Why the availability of a flow is what it is, computed as far as it is read. */
export function explainAvailability(
  compiled: CompiledAvailability,
  { unavailability, method }: Unavailability,
): AvailabilityExplanation {
  const contributors = once(() =>
    method === 'exact' ? contributorsOf(compiled, unavailability) : ([] as Contributor[]),
  );
  const cutSets = once(() =>
    cutSetsOf(
      compiled.places,
      compiled.entries.map(({ served }) => served),
    ),
  );
  const singles = once(() => [...new Set(cutSets().flatMap(({ single }) => single ?? []))]);
  const ceiling = once(() => ceilingOf(compiled, contributors()));
  return withLater<AvailabilityExplanation>({}, { contributors, cutSets, singlePointsOfFailure: singles, ceiling });
}

/** Whatever takes part in the downtime of a flow, the largest share first. */
function contributorsOf(compiled: CompiledAvailability, down: number): Contributor[] {
  const whatIf = compiled.whatIf();
  const { unavailability } = compiled.variables;
  const nothingFails = withoutFailures(compiled, () => false);
  const changed = (base: Float64Array, own: readonly number[], value: (variable: number) => number) => {
    const copy = base.slice();
    for (const variable of own) copy[variable] = value(variable);
    return whatIf.unavailability(copy);
  };
  return sourcesOf(compiled)
    .filter(({ variables }) => variables.some((variable) => whatIf.reads(variable)))
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
function withoutFailures(
  { places, variables }: CompiledAvailability,
  kept: (component: number) => boolean,
): Float64Array {
  const unavailability = variables.unavailability.slice();
  unavailability.fill(0, 0, places.unavailability.length);
  for (const [{ component }, { first, levels }] of variables.of) {
    if (component && !kept(component.index)) unavailability.fill(0, first, first + levels.length);
  }
  return unavailability;
}

/** Something that fails, with its variables in the diagram. */
interface Source {
  readonly id: string;
  readonly component: number;
  readonly variables: readonly number[];
}

function sourcesOf({ places, variables }: CompiledAvailability): Source[] {
  const byComponent = new Map<number, { id: string; component: number; variables: number[] }>();
  for (const [{ component }, { first, levels }] of variables.of) {
    if (!component) continue;
    const { id, index } = component;
    const known = byComponent.get(index) ?? { id, component: index, variables: [] };
    known.variables.push(...levels.map((_, level) => first + level));
    byComponent.set(index, known);
  }
  const fixed = places.regions.flatMap((_, region) => [
    { id: regionName(places.regions, region), component: -1, variables: [region] },
    ...Array.from({ length: zonesOf(places.regions, region) }, (_place, zone) => ({
      id: zoneName(places.regions, region, zone),
      component: -1,
      variables: [places.zone(region, zone)],
    })),
  ]);
  return [...byComponent.values(), ...fixed.filter((place) => variables.unavailability[place.variables[0]!]! > 0)];
}

function ceilingOf(compiled: CompiledAvailability, contributors: readonly Contributor[]): Ceiling | undefined {
  const hard = contributors.filter(({ component, alone }) => component >= 0 && alone > 0);
  const [first] = hard;
  if (first === undefined) return undefined;
  const worst = hard.reduce((a, b) => (b.alone > a.alone ? b : a), first);
  const kept = new Set(hard.map(({ component }) => component));
  const unavailability = compiled
    .whatIf()
    .unavailability(withoutFailures(compiled, (component) => kept.has(component)));
  return { unavailability, component: worst.component, alone: worst.alone };
}
