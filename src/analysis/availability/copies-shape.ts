import type { CopiesLiteral } from './literal';
import type { Places } from './places';

/** How the copies that a demand is on are counted, before their own failures: the same in every diagram. */
export interface CopiesShape {
  /** Regions and zones by variable, each after those that it leads to. */
  readonly tests: readonly Test[];
  /** P(the demand is not met) where the copies are counted; each once. */
  readonly ends: readonly number[];
  /** Those between 0 and 1, ascending. */
  readonly levels: readonly number[];
  readonly root: Next;
}

interface Test {
  readonly variable: number;
  readonly up: Next;
  readonly down: Next;
}

/** A test or, from -1 downwards, an end. */
type Next = number;

/** The end that a negative `Next` stands for, and back. */
export function endOf(next: Next): number {
  return -1 - next;
}

/** Tests the regions, then the zones, and counts the copies that they leave. */
export function copiesShape(
  places: Places,
  { sites, leaderZone, unavailability }: Pick<CopiesLiteral, 'sites' | 'leaderZone' | 'unavailability'>,
): CopiesShape {
  const tests: Test[] = [];
  const ends: number[] = [];
  const steps = stepsOf(places, sites);
  const known = new Map<number, Next>();

  /** `lost`: bit mask of the sites whose region is down. */
  const from = (at: number, lost: number, copies: number, leaderZoneUp: boolean): Next => {
    const step = steps[at];
    if (step === undefined) return end(unavailability(copies, leaderZoneUp));
    const state = (copies * steps.length + at) * 2 + (leaderZoneUp ? 1 : 0);
    const key = state * 2 ** sites.length + lost;
    let next = known.get(key);
    if (next === undefined) {
      next = take(step, at, lost, copies, leaderZoneUp);
      known.set(key, next);
    }
    return next;
  };
  const take = (step: Step, at: number, lost: number, copies: number, leaderZoneUp: boolean): Next => {
    const bit = 1 << step.site;
    if (step.zone >= 0 && (lost & bit) !== 0) return from(at + 1, lost, copies, leaderZoneUp);
    const isLeaderZone = leaderZone && step.site === 0 && step.zone === 0;
    const up = from(at + 1, lost, copies + step.copies, leaderZoneUp || isLeaderZone);
    if (!step.canFail) return up;
    const down = from(at + 1, step.zone < 0 ? lost | bit : lost, copies, leaderZoneUp);
    return up === down ? up : tests.push({ variable: step.variable, up, down }) - 1;
  };
  const end = (q: number): Next => {
    const index = ends.indexOf(q);
    return endOf(index >= 0 ? index : ends.push(q) - 1);
  };
  const root = from(0, 0, 0, !leaderZone);
  const levels = ends.filter((q) => q > 0 && q < 1).sort((a, b) => a - b);
  return { tests, ends, levels, root };
}

/** A place whose loss takes copies with it. */
interface Step {
  readonly variable: number;
  readonly canFail: boolean;
  readonly site: number;
  /** -1 for the region itself. */
  readonly zone: number;
  readonly copies: number;
}

function stepsOf(places: Places, sites: CopiesLiteral['sites']): Step[] {
  const regions = sites.map(({ region }, site) => ({
    variable: region,
    canFail: places.regionUnavailability(region) > 0,
    site,
    zone: -1,
    copies: 0,
  }));
  const zones = sites.flatMap(({ region, zones: dealt }, site) =>
    dealt.map((copies, zone) => ({
      variable: places.zone(region, zone),
      canFail: places.zoneUnavailability(region, zone) > 0,
      site,
      zone,
      copies,
    })),
  );
  return [...regions, ...zones];
}
