import type { Model } from '../../spec/model/model';
import { type FailureTable, zonesOf } from './failure-table';
import type { CopiesLiteral, Track } from './literal';

/** The variables of a diagram: regions, then zones, then everything else in the order of first use. */
export interface Variables {
  readonly count: number;
  /** Variables of regions and zones, which come first. */
  readonly places: number;
  /** P(variable is false). */
  readonly unavailability: Float64Array;
  /** Component that a variable belongs to; -1 for regions, zones and not-taken steps. */
  readonly owner: Int32Array;
  readonly region: (region: number) => number;
  readonly zone: (region: number, zone: number) => number;
  /** First variable of an event or a track. */
  readonly first: ReadonlyMap<unknown, number>;
  /** The unavailabilities that occur on a track, ascending, without 0 and 1: one variable each. */
  readonly levels: ReadonlyMap<Track, readonly number[]>;
}

export function orderVariables(model: Model, table: FailureTable): Variables {
  const firstZone: number[] = [];
  let count = model.regions.length;
  model.regions.forEach((_, region) => {
    firstZone.push(count);
    count += zonesOf(model, region);
  });
  const places = count;
  const first = new Map<unknown, number>();
  const levels = new Map<Track, readonly number[]>();
  for (const source of table.sources) {
    first.set(source, count);
    if (source.kind === 'track') levels.set(source, levelsOf(table, source));
    count += source.kind === 'track' ? levels.get(source)!.length : 1;
  }
  const unavailability = new Float64Array(count);
  const owner = new Int32Array(count).fill(-1);
  model.regions.forEach((_, region) => {
    unavailability[region] = table.regionUnavailability(region);
    for (let zone = 0; zone < zonesOf(model, region); zone++)
      unavailability[firstZone[region]! + zone] = table.zoneUnavailability(region, zone);
  });
  let at = places;
  for (const source of table.sources) {
    const own = source.kind === 'track' ? conditional(levels.get(source)!) : [source.unavailability];
    for (const q of own) {
      unavailability[at] = q;
      owner[at++] = source.component;
    }
  }
  return {
    count,
    places,
    unavailability,
    owner,
    region: (region) => region,
    zone: (region, zone) => (firstZone[region] ?? 0) + zone,
    first,
    levels,
  };
}

/**
 * The states of a track are nested events of falling probability; the i-th is the conjunction of the first i variables, so
 * variable i fails with (q[i] - q[i-1]) / (1 - q[i-1]).
 */
function conditional(levels: readonly number[]): number[] {
  return levels.map((q, i) => {
    const before = levels[i - 1] ?? 0;
    return (q - before) / (1 - before);
  });
}

function levelsOf(table: FailureTable, track: Track): number[] {
  const levels = new Set<number>();
  for (const literal of track.literals) {
    for (const state of reachableStates(table, literal)) {
      const q = literal.unavailability(state >> 1, (state & 1) === 1);
      if (q > 0 && q < 1) levels.add(q);
    }
  }
  return [...levels].sort((a, b) => a - b);
}

/** The copies that can be left in places that are up, each as 2 x copies + whether the zone of the leader is up. */
function reachableStates(table: FailureTable, { sites, leaderZone }: CopiesLiteral): readonly number[] {
  let states: readonly number[] = [leaderZone ? 0 : 1];
  sites.forEach(({ region, zones }, site) => {
    let left = states;
    zones.forEach((copies, zone) => {
      const leader = leaderZone && site === 0 && zone === 0 ? 1 : 0;
      const up = left.map((state) => (state + 2 * copies) | leader);
      left = table.zoneUnavailability(region, zone) > 0 ? union(up, left) : up;
    });
    states = table.regionUnavailability(region) > 0 ? union(left, states) : left;
  });
  return states;
}

function union(a: readonly number[], b: readonly number[]): number[] {
  return [...new Set([...a, ...b])];
}
