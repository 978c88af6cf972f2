import { DecisionDiagram, FALSE, type Node, TRUE } from '../methods/reliability/decision-diagram';
import type { FailureTable } from './failure-table';
import type { Formula } from './formula';
import type { CopiesLiteral, Literal } from './literal';
import type { Variables } from './variable-order';

/** Builds one diagram for many formulas, whose common parts are built once. */
export class FormulaDiagram {
  readonly diagram: DecisionDiagram;
  readonly #table: FailureTable;
  readonly #variables: Variables;
  readonly #known = new Map<Formula, Node>();

  constructor(table: FailureTable, variables: Variables, budget?: number) {
    this.#table = table;
    this.#variables = variables;
    this.diagram = new DecisionDiagram(variables.count, budget);
  }

  build(formula: Formula): Node {
    if (formula.kind === 'always') return TRUE;
    if (formula.kind === 'never') return FALSE;
    let node = this.#known.get(formula);
    if (node === undefined) {
      node = this.#build(formula);
      this.#known.set(formula, node);
    }
    return node;
  }

  #build(formula: Exclude<Formula, { kind: 'always' | 'never' }>): Node {
    switch (formula.kind) {
      case 'literal':
        return this.#literal(formula.literal);
      case 'all':
        return this.diagram.all(formula.of.map((part) => this.build(part)));
      case 'any':
        return this.diagram.any(formula.of.map((part) => this.build(part)));
      case 'at-least':
        return this.diagram.atLeast(
          formula.need,
          formula.of.map((part) => this.build(part)),
        );
      case 'by-region':
        return this.diagram.ifThenElse(this.#literal(formula.region), this.build(formula.up), this.build(formula.down));
    }
  }

  #literal(literal: Literal): Node {
    switch (literal.kind) {
      case 'region':
        return this.diagram.variable(this.#variables.region(literal.region));
      case 'zone':
        return this.diagram.variable(this.#variables.zone(literal.region, literal.zone));
      case 'event':
        return this.diagram.variable(this.#variables.first.get(literal) ?? 0);
      case 'copies':
        return new CopiesBuilder(this.diagram, this.#table, this.#variables, literal).build();
    }
  }
}

/** A place whose loss takes copies with it. */
interface Place {
  /** -1: it cannot fail. */
  readonly variable: number;
  readonly site: number;
  /** -1 for the region itself. */
  readonly zone: number;
  readonly copies: number;
}

/** Tests the regions, then the zones, and counts the copies that they leave; below stand the levels of the track. */
class CopiesBuilder {
  readonly #diagram: DecisionDiagram;
  readonly #literal: CopiesLiteral;
  readonly #places: readonly Place[];
  readonly #ends = new Map<number, Node>();
  readonly #known = new Map<number, Node>();
  readonly #levels: readonly number[];
  readonly #first: number;

  constructor(diagram: DecisionDiagram, table: FailureTable, variables: Variables, literal: CopiesLiteral) {
    this.#diagram = diagram;
    this.#literal = literal;
    this.#levels = variables.levels.get(literal.track) ?? [];
    this.#first = variables.first.get(literal.track) ?? 0;
    const regions = literal.sites.map(({ region }, site) => ({
      variable: table.regionUnavailability(region) > 0 ? variables.region(region) : -1,
      site,
      zone: -1,
      copies: 0,
    }));
    const zones = literal.sites.flatMap(({ region, zones }, site) =>
      zones.map((copies, zone) => ({
        variable: table.zoneUnavailability(region, zone) > 0 ? variables.zone(region, zone) : -1,
        site,
        zone,
        copies,
      })),
    );
    this.#places = [...regions, ...zones];
  }

  build(): Node {
    return this.#from(0, 0, 0, !this.#literal.leaderZone);
  }

  /** `lost`: bit mask of the sites whose region is down. */
  #from(at: number, lost: number, copies: number, leaderZoneUp: boolean): Node {
    const place = this.#places[at];
    if (place === undefined) return this.#end(copies, leaderZoneUp);
    const state = (copies * this.#places.length + at) * 2 + (leaderZoneUp ? 1 : 0);
    const key = state * 2 ** this.#literal.sites.length + lost;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const node = this.#test(place, at, lost, copies, leaderZoneUp);
    this.#known.set(key, node);
    return node;
  }

  #test(place: Place, at: number, lost: number, copies: number, leaderZoneUp: boolean): Node {
    const bit = 1 << place.site;
    if (place.zone >= 0 && (lost & bit) !== 0) return this.#from(at + 1, lost, copies, leaderZoneUp);
    const isLeaderZone = this.#literal.leaderZone && place.site === 0 && place.zone === 0;
    const up = this.#from(at + 1, lost, copies + place.copies, leaderZoneUp || isLeaderZone);
    if (place.variable < 0) return up;
    const down = this.#from(at + 1, place.zone < 0 ? lost | bit : lost, copies, leaderZoneUp);
    return this.#diagram.ifThenElse(this.#diagram.variable(place.variable), up, down);
  }

  #end(copies: number, leaderZoneUp: boolean): Node {
    const q = this.#literal.unavailability(copies, leaderZoneUp);
    if (!(q > 0)) return TRUE;
    if (q >= 1) return FALSE;
    const level = this.#levels.indexOf(q);
    const known = this.#ends.get(level);
    if (known !== undefined) return known;
    let node = TRUE;
    for (let i = level; i >= 0; i--)
      node = this.#diagram.ifThenElse(this.#diagram.variable(this.#first + i), node, FALSE);
    this.#ends.set(level, node);
    return node;
  }
}
