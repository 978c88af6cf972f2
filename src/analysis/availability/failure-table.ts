import type { Model } from '../../spec/model/model';
import { always, type Formula, never } from './formula';
import type { CopiesLiteral, EventLiteral, RegionLiteral, Track, ZoneLiteral } from './literal';

/** What is known to have failed: its state is given, not a matter of chance. */
export interface Failed {
  readonly regions?: ReadonlySet<number>;
  /** Zone numbers by region. */
  readonly zones?: ReadonlyMap<number, ReadonlySet<number>>;
  /** Replicas lost in one shard in each region, the leader first; Infinity: the whole component. */
  readonly components?: ReadonlyMap<number, number>;
}

/** Zones beyond these are not told apart; no provider has more in a region. */
const mostZones = 16;

/** Zones of a region, as far as they are told apart; a global component has one place. */
export function zonesOf(model: Model, region: number): number {
  return Math.max(1, Math.min(mostZones, Math.floor(model.regions[region]?.zones ?? 1)));
}

/**
 * Everything that can fail on the way of the requests, each named once however many flows depend on it, in the order of
 * first use: the call graph's order, in which the diagram stays small.
 */
export class FailureTable {
  readonly sources: (EventLiteral | Track)[] = [];
  readonly #model: Model;
  readonly #failed: Failed;
  readonly #formulas = new Map<string, Formula>();
  readonly #tracks = new Map<string, Track>();

  constructor(model: Model, failed: Failed) {
    this.#model = model;
    this.#failed = failed;
  }

  regionUnavailability(region: number): number {
    if (this.#failed.regions?.has(region)) return 1;
    const availability = this.#model.regions[region]?.availability;
    return availability === undefined ? 0 : 1 - availability;
  }

  zoneUnavailability(region: number, zone: number): number {
    if (this.#failed.zones?.get(region)?.has(zone)) return 1;
    const availability = this.#model.regions[region]?.zoneAvailability;
    return availability === undefined ? 0 : 1 - availability;
  }

  region(region: number): Formula {
    return this.#placeUp(`r${region}`, this.regionUnavailability(region), { kind: 'region', region });
  }

  zone(region: number, zone: number): Formula {
    return this.#placeUp(`z${region}/${zone}`, this.zoneUnavailability(region, zone), { kind: 'zone', region, zone });
  }

  /** `key` tells events apart. */
  event(key: string, event: Omit<EventLiteral, 'kind'>): Formula {
    if (!(event.unavailability > 0)) return always;
    if (event.unavailability >= 1) return never;
    const known = this.#formulas.get(key);
    if (known) return known;
    const literal: EventLiteral = { kind: 'event', ...event };
    this.sources.push(literal);
    return this.#intern(key, literal);
  }

  /** `trackKey` names the copies, `key` the demand on them. */
  copies(
    trackKey: string,
    track: Pick<Track, 'component' | 'name'>,
    key: string,
    demand: Omit<CopiesLiteral, 'kind' | 'track'>,
  ): Formula {
    const known = this.#formulas.get(key);
    if (known) return known;
    const literal: CopiesLiteral = { kind: 'copies', track: this.#track(trackKey, track), ...demand };
    literal.track.literals.push(literal);
    return this.#intern(key, literal);
  }

  #track(key: string, track: Pick<Track, 'component' | 'name'>): Track {
    let known = this.#tracks.get(key);
    if (!known) {
      known = { kind: 'track', ...track, literals: [] };
      this.#tracks.set(key, known);
      this.sources.push(known);
    }
    return known;
  }

  #placeUp(key: string, unavailability: number, literal: RegionLiteral | ZoneLiteral): Formula {
    if (!(unavailability > 0)) return always;
    return unavailability >= 1 ? never : (this.#formulas.get(key) ?? this.#intern(key, literal));
  }

  #intern(key: string, literal: EventLiteral | CopiesLiteral | RegionLiteral | ZoneLiteral): Formula {
    const formula: Formula = { kind: 'literal', literal };
    this.#formulas.set(key, formula);
    return formula;
  }
}
