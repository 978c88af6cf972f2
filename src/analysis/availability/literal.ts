import type { CopiesShape } from './copies-shape';
import type { ReliabilityComponent } from './reliability-model';

/** What a diagram's variable stands for to a reader. */
export type Cause = 'managed' | 'replica' | 'failover' | 'common-cause' | 'not-taken';

/** Something that is up or down as one: one variable. */
export interface EventLiteral {
  readonly kind: 'event';
  readonly cause: Cause;
  /** Absent for `not-taken`. */
  readonly component?: ReliabilityComponent;
  /** Name in cut sets. */
  readonly name: string;
  readonly unavailability: number;
}

export interface RegionLiteral {
  readonly kind: 'region';
  readonly region: number;
}

export interface ZoneLiteral {
  readonly kind: 'zone';
  readonly region: number;
  readonly zone: number;
}

/** Copies of a component in one region, dealt out over its zones. */
export interface Site {
  readonly region: number;
  /** Copies in each zone, the leader left out where it is told apart. */
  readonly zones: readonly number[];
}

/**
 * A demand on copies that fail alike, such as "two of three are up". Only their number in zones that are up matters, so a
 * thousand replicas cost no more than two.
 */
export interface CopiesLiteral {
  readonly kind: 'copies';
  readonly track: Track;
  readonly sites: readonly Site[];
  /** Whether the zone of the leader (the first zone of the first site) matters on its own. */
  readonly leaderZone: boolean;
  /** P(the demand is not met), given the copies in zones that are up. */
  readonly unavailability: (copies: number, leaderZoneUp: boolean) => number;
  readonly shape: () => CopiesShape;
  /** Copies that must fail, besides the places that are down, before the demand is not met; 0: it is not met already. */
  readonly failuresToFail: (copies: number, leaderZoneUp: boolean) => number;
  /** What else fails the demand: so many failovers at once. Their part in `unavailability`, and what it is without them. */
  readonly failovers?: {
    readonly count: number;
    readonly probability: number;
    readonly unavailabilityWithout: (copies: number, leaderZoneUp: boolean) => number;
  };
}

/**
 * The joint state of such copies: demands on the same track are nested (two copies up implies one copy up), which holds for
 * counts of the same replicas.
 */
export interface Track {
  readonly kind: 'track';
  readonly component: ReliabilityComponent;
  /** Name in cut sets. */
  readonly name: string;
}

export type Literal = EventLiteral | RegionLiteral | ZoneLiteral | CopiesLiteral;
