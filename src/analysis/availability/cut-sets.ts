import {
  type Cut,
  certain,
  maxOrder,
  minimal,
  nothing,
  type Part,
  probabilityOf,
  product,
  sorted,
  subsets,
} from './cut';
import { regionName, zoneName } from './failure-names';
import type { Formula } from './formula';
import type { CopiesLiteral, EventLiteral, Literal, Track } from './literal';
import type { Places } from './places';

/** Failures that together stop at least some requests, and of which none can be left out. */
export interface CutSet {
  /** `zone:us-east/a`, `region:us-east`, `db`, `db@eu-west`, `failover:db`, `common-cause:api`; a name stands twice for two replicas. */
  readonly names: readonly string[];
  /** P(all of these at once). */
  readonly probability: number;
  /** Component index of a cut set of one replica or one managed component: a single point of failure. */
  readonly single?: number;
}

/** The minimal cut sets of at most three failures, the smallest and likeliest first. Steps that may be skipped count as taken. */
export function cutSetsOf(places: Places, formulas: readonly Formula[]): CutSet[] {
  const search = new CutSetSearch(places);
  return minimal(formulas.flatMap((formula) => search.cutsOf(formula)))
    .filter((cut) => cut.length > 0)
    .map(described);
}

function described(cut: Cut): CutSet {
  const [only] = cut;
  const names = cut.flatMap(({ name, count }) => Array.from({ length: count }, () => name));
  const single = names.length === 1 ? only?.component : undefined;
  return { names, probability: probabilityOf(cut), ...(single === undefined ? {} : { single }) };
}

class CutSetSearch {
  readonly #places: Places;
  readonly #ids = new Map<unknown, number>();
  readonly #known = new Map<Formula, readonly Cut[]>();

  constructor(places: Places) {
    this.#places = places;
  }

  cutsOf(formula: Formula): readonly Cut[] {
    let cuts = this.#known.get(formula);
    if (cuts === undefined) {
      cuts = this.#search(formula);
      this.#known.set(formula, cuts);
    }
    return cuts;
  }

  #search(formula: Formula): readonly Cut[] {
    switch (formula.kind) {
      case 'always':
        return nothing;
      case 'never':
        return certain;
      case 'literal':
        return this.#literal(formula.literal);
      case 'all':
        return minimal(formula.of.flatMap((part) => this.cutsOf(part)));
      case 'any':
        return formula.of.map((part) => this.cutsOf(part)).reduce(product, certain);
      case 'at-least':
        return this.#fewerThan(formula.need, formula.of);
      case 'by-region': {
        const [region] = this.#literal(formula.region)[0] ?? [];
        if (!region) return this.cutsOf(formula.up);
        const up = this.cutsOf(formula.up).filter((cut) => cut.every(({ id }) => id !== region.id));
        return minimal([...up, ...product([[region]], this.cutsOf(formula.down))]);
      }
    }
  }

  /** Fewer than `need` hold: the first fails and the others do not make up for it, or even with the first they are too few. */
  #fewerThan(need: number, of: readonly Formula[]): readonly Cut[] {
    // missing[j]: cuts that leave fewer than j of the formulas seen so far.
    let missing: (readonly Cut[])[] = Array.from({ length: need + 1 }, (_, j) => (j === 0 ? nothing : certain));
    for (const formula of of) {
      const fails = this.cutsOf(formula);
      missing = missing.map((cuts, j) =>
        j === 0 ? nothing : minimal([...product(fails, cuts), ...(missing[j - 1] ?? nothing)]),
      );
    }
    return missing[need] ?? nothing;
  }

  #literal(literal: Literal): readonly Cut[] {
    switch (literal.kind) {
      case 'event':
        return literal.cause === 'not-taken' ? certain : [[this.#event(literal)]];
      case 'region':
        return [[this.#region(literal.region)]];
      case 'zone':
        return [[this.#zone(literal.region, literal.zone)]];
      case 'copies':
        return this.#copies(literal);
    }
  }

  #copies(literal: CopiesLiteral): readonly Cut[] {
    const places = literal.sites.flatMap(({ region, zones }) => [
      ...(this.#places.regionUnavailability(region) > 0 ? [this.#region(region)] : []),
      ...zones.flatMap((_, zone) =>
        this.#places.zoneUnavailability(region, zone) > 0 ? [this.#zone(region, zone)] : [],
      ),
    ]);
    const { failovers, track } = literal;
    // Where a single failure does it as well as a failover, one name stands for both.
    const whole = this.#left(literal, []);
    const fewest = literal.failuresToFail(whole.copies, whole.leaderZoneUp);
    const apart = failovers && fewest > failovers.count ? failovers : undefined;
    const cuts: Cut[] = apart ? [[this.#failover(track, apart)]] : [];
    for (const lost of subsets(places, maxOrder)) {
      const { copies, leaderZoneUp } = this.#left(literal, lost);
      const failures = literal.failuresToFail(copies, leaderZoneUp);
      if (lost.length + failures > maxOrder) continue;
      const part: Part = {
        id: this.#id(literal.track),
        count: failures,
        name: literal.track.name,
        component: literal.track.component.index,
        probability: (apart?.unavailabilityWithout ?? literal.unavailability)(copies, leaderZoneUp),
      };
      cuts.push(failures > 0 ? sorted([...lost, part]) : lost);
    }
    return minimal(cuts);
  }

  #left({ sites, leaderZone }: CopiesLiteral, lost: Cut): { copies: number; leaderZoneUp: boolean } {
    const gone = new Set(lost.map(({ id }) => id));
    let copies = 0;
    let leaderZoneUp = !leaderZone;
    sites.forEach(({ region, zones }, site) => {
      if (this.#regionGone(region, gone)) return;
      zones.forEach((inZone, zone) => {
        if (this.#zoneGone(region, zone, gone)) return;
        copies += inZone;
        if (site === 0 && zone === 0) leaderZoneUp = true;
      });
    });
    return { copies, leaderZoneUp };
  }

  #regionGone(region: number, gone: ReadonlySet<number>): boolean {
    return this.#places.regionUnavailability(region) >= 1 || gone.has(this.#id(`r${region}`));
  }

  #zoneGone(region: number, zone: number, gone: ReadonlySet<number>): boolean {
    return this.#places.zoneUnavailability(region, zone) >= 1 || gone.has(this.#id(`z${region}/${zone}`));
  }

  #failover(track: Track, { count, probability }: NonNullable<CopiesLiteral['failovers']>): Part {
    return { id: this.#id(`failover ${track.name}`), count, name: `failover:${track.name}`, probability };
  }

  #event(literal: EventLiteral): Part {
    const component = literal.cause === 'replica' || literal.cause === 'managed' ? literal.component?.index : undefined;
    const part = { id: this.#id(literal), count: 1, name: literal.name, probability: literal.unavailability };
    return component === undefined ? part : { ...part, component };
  }

  #region(region: number): Part {
    const name = regionName(this.#places.regions, region);
    return { id: this.#id(`r${region}`), count: 1, name, probability: this.#places.regionUnavailability(region) };
  }

  #zone(region: number, zone: number): Part {
    const name = zoneName(this.#places.regions, region, zone);
    return {
      id: this.#id(`z${region}/${zone}`),
      count: 1,
      name,
      probability: this.#places.zoneUnavailability(region, zone),
    };
  }

  #id(of: unknown): number {
    let id = this.#ids.get(of);
    if (id === undefined) {
      id = this.#ids.size + 1;
      this.#ids.set(of, id);
    }
    return id;
  }
}
