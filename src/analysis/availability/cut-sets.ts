import type { Model } from '../../spec/model/model';
import type { FailureTable } from './failure-table';
import type { Formula } from './formula';
import type { CopiesLiteral, EventLiteral, Literal } from './literal';

/** Failures that together stop at least some requests, and of which none can be left out. */
export interface CutSet {
  /** `zone:us-east/a`, `region:us-east`, `db`, `db@eu-west`, `failover:db`, `common-cause:api`; a name stands twice for two replicas. */
  readonly names: readonly string[];
  /** P(all of these at once). */
  readonly probability: number;
  /** Component index of a cut set of one replica or one managed component: a single point of failure. */
  readonly single?: number;
}

const maxOrder = 3;
/** Beyond this many the least likely are dropped; nobody reads so many. */
const maxSets = 2_000;

/** One failure, or some replicas of one group. */
interface Part {
  readonly id: number;
  readonly count: number;
  readonly name: string;
  readonly probability: number;
  readonly component?: number;
}

/** By ascending id. */
type Cut = readonly Part[];
const nothing: readonly Cut[] = [];
const certain: readonly Cut[] = [[]];

/** Finds cut sets; what flows have in common is searched once. */
export interface CutSetFinder {
  /** The minimal cut sets of at most three failures, the smallest and likeliest first. Steps that may be skipped count as taken. */
  readonly of: (formulas: readonly Formula[]) => CutSet[];
}

export function cutSetFinder(model: Model, table: FailureTable): CutSetFinder {
  const search = new CutSetSearch(model, table);
  return {
    of: (formulas) =>
      minimal(formulas.flatMap((formula) => search.cutsOf(formula)))
        .filter((cut) => cut.length > 0)
        .map(described),
  };
}

function described(cut: Cut): CutSet {
  const [only] = cut;
  const names = cut.flatMap(({ name, count }) => Array.from({ length: count }, () => name));
  const single = names.length === 1 ? only?.component : undefined;
  return { names, probability: probabilityOf(cut), ...(single === undefined ? {} : { single }) };
}

class CutSetSearch {
  readonly #model: Model;
  readonly #table: FailureTable;
  readonly #ids = new Map<unknown, number>();
  readonly #known = new Map<Formula, readonly Cut[]>();

  constructor(model: Model, table: FailureTable) {
    this.#model = model;
    this.#table = table;
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
      ...(this.#table.regionUnavailability(region) > 0 ? [this.#region(region)] : []),
      ...zones.flatMap((_, zone) =>
        this.#table.zoneUnavailability(region, zone) > 0 ? [this.#zone(region, zone)] : [],
      ),
    ]);
    const cuts: Cut[] = [];
    for (const lost of subsets(places, maxOrder)) {
      const { copies, leaderZoneUp } = this.#left(literal, lost);
      const failures = literal.failuresToFail(copies, leaderZoneUp);
      if (lost.length + failures > maxOrder) continue;
      const part: Part = {
        id: this.#id(literal.track),
        count: failures,
        name: literal.track.name,
        component: literal.track.component,
        probability: literal.unavailability(copies, leaderZoneUp),
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
    return this.#table.regionUnavailability(region) >= 1 || gone.has(this.#id(`r${region}`));
  }

  #zoneGone(region: number, zone: number, gone: ReadonlySet<number>): boolean {
    return this.#table.zoneUnavailability(region, zone) >= 1 || gone.has(this.#id(`z${region}/${zone}`));
  }

  #event(literal: EventLiteral): Part {
    const component = literal.cause === 'replica' || literal.cause === 'managed' ? literal.component : undefined;
    const part = { id: this.#id(literal), count: 1, name: literal.name, probability: literal.unavailability };
    return component === undefined ? part : { ...part, component };
  }

  #region(region: number): Part {
    const name = regionName(this.#model, region);
    return { id: this.#id(`r${region}`), count: 1, name, probability: this.#table.regionUnavailability(region) };
  }

  #zone(region: number, zone: number): Part {
    const name = zoneName(this.#model, region, zone);
    return {
      id: this.#id(`z${region}/${zone}`),
      count: 1,
      name,
      probability: this.#table.zoneUnavailability(region, zone),
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

export function regionName(model: Model, region: number): string {
  return `region:${model.regions[region]?.id ?? region}`;
}

/** Zones are lettered, the fullest first. */
export function zoneName(model: Model, region: number, zone: number): string {
  const letter = zone < 26 ? String.fromCharCode(97 + zone) : String(zone + 1);
  return `zone:${model.regions[region]?.id ?? region}/${letter}`;
}

function orderOf(cut: Cut): number {
  let order = 0;
  for (const { count } of cut) order += count;
  return order;
}

function probabilityOf(cut: Cut): number {
  return cut.reduce((product, { probability }) => product * probability, 1);
}

/** Both happen: of the same replicas as many as the more demanding of the two asks for. */
function product(left: readonly Cut[], right: readonly Cut[]): readonly Cut[] {
  if (left === certain) return right;
  if (right === certain) return left;
  const both: Cut[] = [];
  const most = left.length * right.length > maxSets * 100 ? 400 : maxSets;
  for (const a of left.slice(0, most)) {
    for (const b of right.slice(0, most)) {
      const merged = union(a, b);
      if (orderOf(merged) <= maxOrder) both.push(merged);
    }
  }
  return minimal(both);
}

function union(a: Cut, b: Cut): Cut {
  const parts = new Map<number, Part>();
  for (const part of [...a, ...b]) {
    const known = parts.get(part.id);
    if (!known || known.count < part.count) parts.set(part.id, part);
  }
  return sorted([...parts.values()]);
}

function sorted(parts: readonly Part[]): Cut {
  return [...parts].sort((a, b) => a.id - b.id);
}

/** Without those that contain another; ascending by order, then the likeliest first. */
function minimal(cuts: readonly Cut[]): readonly Cut[] {
  if (cuts.length <= 1) return cuts;
  const candidates = cuts.map((cut) => ({ cut, order: orderOf(cut), probability: probabilityOf(cut) }));
  candidates.sort((a, b) => a.order - b.order || b.probability - a.probability);
  const seen = new Set<string>();
  const kept: Cut[] = [];
  for (const { cut } of candidates) {
    if (kept.length >= maxSets || contained(cut).some((key) => seen.has(key))) continue;
    seen.add(keyOf(cut));
    kept.push(cut);
  }
  return kept;
}

/** Keys of the cut itself and of all that it contains. */
function contained(cut: Cut): string[] {
  let keys = [''];
  for (const { id, count } of cut) {
    const grown = keys;
    keys = [...keys];
    for (let j = 1; j <= count; j++) for (const key of grown) keys.push(`${key};${id}*${j}`);
  }
  return keys;
}

function keyOf(cut: Cut): string {
  return cut.map(({ id, count }) => `;${id}*${count}`).join('');
}

function subsets(parts: readonly Part[], largest: number): Cut[] {
  let all: Part[][] = [[]];
  for (const part of parts) {
    all = [...all, ...all.filter((subset) => subset.length < largest).map((subset) => [...subset, part])];
  }
  return all.map(sorted);
}
