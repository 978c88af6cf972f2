import { once } from '../../spec/once';
import { copiesShape } from './copies-shape';
import { always, type Formula, never } from './formula';
import type { CopiesLiteral, EventLiteral, Literal, Track } from './literal';
import type { Places } from './places';

type CopiesDemand = Omit<CopiesLiteral, 'kind' | 'track' | 'shape'>;

/** Everything that can fail on the way of the requests, each named once however many flows depend on it. */
export class FailureTable {
  readonly places: Places;
  readonly #formulas = new Map<string, Formula>();
  readonly #tracks = new Map<string, Track>();

  constructor(places: Places) {
    this.places = places;
  }

  region(region: number): Formula {
    const unavailability = this.places.regionUnavailability(region);
    return this.#formula(`r${region}`, unavailability, () => ({ kind: 'region', region }));
  }

  zone(region: number, zone: number): Formula {
    const unavailability = this.places.zoneUnavailability(region, zone);
    return this.#formula(`z${region}/${zone}`, unavailability, () => ({ kind: 'zone', region, zone }));
  }

  /** `key` tells events apart. */
  event(key: string, event: Omit<EventLiteral, 'kind'>): Formula {
    return this.#formula(key, event.unavailability, () => ({ kind: 'event', ...event }));
  }

  /** `trackKey` names the copies, `key` the demand on them. */
  copies(trackKey: string, { component, name }: Omit<Track, 'kind'>, key: string, demand: CopiesDemand): Formula {
    return this.#intern(key, () => {
      const track = this.#tracks.get(trackKey) ?? { kind: 'track', component, name };
      this.#tracks.set(trackKey, track);
      return copiesLiteral(this.places, track, demand);
    });
  }

  #formula(key: string, unavailability: number, literal: () => Literal): Formula {
    if (!(unavailability > 0)) return always;
    return unavailability >= 1 ? never : this.#intern(key, literal);
  }

  #intern(key: string, literal: () => Literal): Formula {
    let formula = this.#formulas.get(key);
    if (formula === undefined) {
      formula = { kind: 'literal', literal: literal() };
      this.#formulas.set(key, formula);
    }
    return formula;
  }
}

/** On its own, so that what is kept of an analysis does not hold on to the table. */
function copiesLiteral(places: Places, track: Track, demand: CopiesDemand): CopiesLiteral {
  return { kind: 'copies', track, ...demand, shape: once(() => copiesShape(places, demand)) };
}
