import { splitByBeta } from '../methods/reliability/redundancy';
import type { AvailabilityInputs } from './availability-inputs';
import { failoverShare } from './failover-share';
import { zonesOf } from './places';
import type { ReliabilityComponent, ReliabilityModel } from './reliability-model';
import {
  type Access,
  copySetOf,
  type Demand,
  demandOf,
  hasLeader,
  isAwayFromLeader,
  needsByReplication,
  reachesLeader,
  replicasNeeded,
  replicasOf,
} from './replica-demand';
import { dealOut, type ReplicaGroup } from './replica-group';

/** What each component consists of in each of its placements, how often that fails, and how much of it a call needs. */
export class ReplicaGroups {
  readonly #model: ReliabilityModel;
  readonly #inputs: AvailabilityInputs;

  constructor(model: ReliabilityModel, inputs: AvailabilityInputs) {
    this.#model = model;
    this.#inputs = inputs;
  }

  /** The replicas of one shard, by region and zone. */
  groupOf(component: ReliabilityComponent, placement: number): ReplicaGroup {
    const { region, zones } = component.placements[placement]!;
    const { copies, leaderApart } = copySetOf(component, placement, this.replicas(component, placement));
    return {
      key: `${component.index}/${placement}`,
      component,
      name: this.nameOf(component, placement),
      sites: [{ region, zones: dealOut(copies, Math.min(Math.floor(zones), zonesOf(this.#model.regions, region))) }],
      leaderApart,
      lost: this.lost(component),
      unavailability: this.split(component).own,
      shards: Math.max(1, Math.floor(component.shards)),
    };
  }

  /** What of them has to be up for a call. */
  demandOf(component: ReliabilityComponent, placement: number, access: Access): Demand {
    if (!needsByReplication(component)) {
      const replicas = this.replicas(component, placement);
      const atPeak = this.#inputs.neededAtPeak?.(component.index, placement);
      return { kind: 'copies', need: replicasNeeded(component, replicas, atPeak) };
    }
    const set = copySetOf(component, placement, this.replicas(component, placement));
    return demandOf(component, access, set, isAwayFromLeader(component, placement));
  }

  /** That run in a placement, of each shard. */
  replicas(component: ReliabilityComponent, placement: number): number {
    const atPeak = component.autoscale && this.#inputs.replicasAtPeak?.(component.index, placement);
    return replicasOf(component.placements[placement]!, atPeak);
  }

  /** Replicas that hold a record, of those in a placement. */
  copiesIn(component: ReliabilityComponent, placement: number): number {
    return copySetOf(component, placement, this.replicas(component, placement)).copies;
  }

  copiesAnywhere(component: ReliabilityComponent): number {
    return component.placements.reduce((sum, _, placement) => sum + this.copiesIn(component, placement), 0);
  }

  /** Unavailability of one replica, in common with the others and on its own; one alone has nothing in common. */
  split(component: ReliabilityComponent): { readonly common: number; readonly own: number } {
    const down = component.failure?.unavailability ?? 0;
    const beta = component.commonCause > 0 ? component.commonCause : (this.#inputs.commonCause ?? 0);
    if (!(beta > 0)) return { common: 0, own: down };
    const replicas = component.placements.reduce((sum, _, placement) => sum + this.replicas(component, placement), 0);
    return replicas * component.shards >= 2 ? splitByBeta(down, beta) : { common: 0, own: down };
  }

  /** Share of the time that a failover is under way; `candidates`: copies that could lead. */
  failoverShare(component: ReliabilityComponent, candidates: number): number {
    const { failover, failure, replication } = component;
    if (!failover || !failure || (replication && !hasLeader(component)) || candidates < 2) return 0;
    return failoverShare({ ...failure, unavailability: this.split(component).own }, failover);
  }

  /** Whether such a call waits while there is no leader. */
  waitsForLeader(component: ReliabilityComponent, placement: number, access: Access): boolean {
    return reachesLeader(component, access) && !this.#holdsFollowersOnly(component, placement);
  }

  #holdsFollowersOnly(component: ReliabilityComponent, placement: number): boolean {
    return needsByReplication(component) && hasLeader(component) && isAwayFromLeader(component, placement);
  }

  /** Replicas that a scenario has taken away; infinite for all of it. */
  lost(component: ReliabilityComponent): number {
    return this.#inputs.failed?.components?.get(component.index) ?? 0;
  }

  /** `db`, and of several regions `db@eu-west`. */
  nameOf(component: ReliabilityComponent, placement: number): string {
    const region = this.#model.regions[component.placements[placement]!.region];
    return component.placements.length > 1 && region ? `${component.id}@${region.id}` : component.id;
  }
}
