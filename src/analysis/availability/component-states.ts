import type { AvailabilityInputs } from './availability-inputs';
import { copiesUp } from './copies-up';
import type { FailureTable } from './failure-table';
import { all, always, any, byRegion, type Formula, never } from './formula';
import type { ReliabilityComponent, ReliabilityModel } from './reliability-model';
import {
  type Access,
  type Demand,
  hasLeader,
  leaderPlacement,
  needsByReplication,
  plainRead,
  replicatesBetweenRegions,
} from './replica-demand';
import { ReplicaGroups } from './replica-groups';

interface Known {
  readonly formula: Formula;
  /** Whether its dependencies lead back to something that they were followed from. */
  readonly inCycle: boolean;
}

/** When each component answers a call, as a formula over what can fail. */
export class ComponentStates {
  readonly #model: ReliabilityModel;
  readonly #groups: ReplicaGroups;
  readonly #table: FailureTable;
  readonly #known = new Map<number, Known>();
  /** Components whose dependencies are being followed, so that a cycle of `depends_on` ends. */
  readonly #following = new Set<number>();
  /** How often one did end so far. */
  #ended = 0;

  constructor(model: ReliabilityModel, inputs: AvailabilityInputs, table: FailureTable) {
    this.#model = model;
    this.#groups = new ReplicaGroups(model, inputs);
    this.#table = table;
  }

  /**
   * The call is answered, and so is what it leads to in the region that answers it. A call stays in its region if the
   * component runs there and else goes to the first region that has it and is up; writes and strong reads of a store that
   * is replicated between regions go to its leader. What runs nowhere, because a failure took it away, is down.
   */
  reach(component: ReliabilityComponent, access: Access, from: number, within: (region: number) => Formula): Formula {
    const { placements, replication } = component;
    if (placements.length === 0) return never;
    if (placements[0]!.region < 0) return all([this.#up(component, 0, access), within(from)]);
    if (component.sla === undefined && needsByReplication(component) && replicatesBetweenRegions(component)) {
      if (hasLeader(component) && (access.write || access.strong)) return this.#atLeader(component, access, within);
      if (replication?.betweenRegions === 'sync' && replication.mode === 'leaderless')
        return all([this.#everywhere(component, access), within(from)]);
    }
    const here = placements.findIndex(({ region }) => region === from);
    if (here >= 0) return all([this.#up(component, here, access), within(from)]);
    return this.#inFirstRegion(component, this.#serving(component), (placement, region) =>
      all([this.#up(component, placement, access), within(region)]),
    );
  }

  /** Placements in regions that take traffic now or on short notice, those of active regions first. */
  #serving({ placements }: ReliabilityComponent): number[] {
    const withRole = (role: string) =>
      placements.flatMap(({ region }, index) => (this.#model.regions[region]?.role === role ? [index] : []));
    const serving = [...withRole('active'), ...withRole('warm-standby')];
    return serving.length > 0 ? serving : placements.map((_, index) => index);
  }

  #inFirstRegion(
    component: ReliabilityComponent,
    candidates: readonly number[],
    answered: (placement: number, region: number) => Formula,
  ): Formula {
    const [first, ...others] = candidates;
    if (first === undefined) return never;
    const region = component.placements[first]!.region;
    return byRegion(this.#table.region(region), answered(first, region), () =>
      this.#inFirstRegion(component, others, answered),
    );
  }

  /** With a failover the leaders can move to any region that serves; without one they stay. */
  #atLeader(component: ReliabilityComponent, access: Access, within: (region: number) => Formula): Formula {
    const leader = leaderPlacement(component);
    const region = component.placements[leader]!.region;
    if (!component.failover) return all([this.#up(component, leader, access), within(region)]);
    const successors = this.#serving(component).filter((placement) => placement !== leader);
    const promoted = [leader, ...successors].map((placement) => this.#copiesUp(component, placement, access, always));
    return all([
      this.#shared(component, leader, region),
      this.#leading(component, leader, this.#groups.copiesAnywhere(component)),
      any(promoted),
      within(region),
    ]);
  }

  #up(component: ReliabilityComponent, placement: number, access: Access): Formula {
    const key = this.#keyOf(component, placement, access);
    const known = this.#known.get(key);
    const isFirst = this.#following.size === 0;
    // Inside a cycle the formula depends on where the cycle was entered, and must not depend on who asked before.
    if (known && (isFirst || !known.inCycle)) return known.formula;
    const ended = this.#ended;
    const formula = this.#upIn(component, placement, access);
    const inCycle = this.#ended > ended;
    if (isFirst || !inCycle) this.#known.set(key, { formula, inCycle });
    return formula;
  }

  #keyOf(
    { index, placements }: ReliabilityComponent,
    placement: number,
    { write, strong, shards = 0 }: Access,
  ): number {
    const way = 4 * shards + (write ? 2 : 0) + (strong ? 1 : 0);
    return (way * placements.length + placement) * this.#model.components.length + index;
  }

  #upIn(component: ReliabilityComponent, placement: number, access: Access): Formula {
    const { region } = component.placements[placement]!;
    const waits = this.#groups.waitsForLeader(component, placement, access);
    const leading = waits ? this.#leading(component, placement, this.#groups.copiesIn(component, placement)) : always;
    const copies = component.sla === undefined ? this.#copiesUp(component, placement, access, leading) : always;
    return all([copies, this.#shared(component, placement, region)]);
  }

  /** What takes the component down whatever its replicas do. */
  #shared(component: ReliabilityComponent, placement: number, region: number): Formula {
    return all([
      this.#managed(component, placement),
      this.#commonCause(component),
      this.#dependencies(component, region),
    ]);
  }

  #managed(component: ReliabilityComponent, placement: number): Formula {
    if (this.#groups.lost(component) === Number.POSITIVE_INFINITY) return never;
    if (component.sla === undefined) return always;
    return this.#table.event(`s${component.index}/${placement}`, {
      cause: 'managed',
      component,
      name: this.#groups.nameOf(component, placement),
      unavailability: 1 - component.sla,
    });
  }

  #commonCause(component: ReliabilityComponent): Formula {
    if (component.sla !== undefined) return always;
    return this.#table.event(`c${component.index}`, {
      cause: 'common-cause',
      component,
      name: `common-cause:${component.id}`,
      unavailability: this.#groups.split(component).common,
    });
  }

  #dependencies(component: ReliabilityComponent, region: number): Formula {
    if (component.dependsOn.length === 0) return always;
    if (this.#following.has(component.index)) {
      this.#ended++;
      return always;
    }
    this.#following.add(component.index);
    const dependencies = component.dependsOn.map((index) => {
      const dependency = this.#model.components[index];
      return dependency ? this.reach(dependency, plainRead, region, () => always) : always;
    });
    this.#following.delete(component.index);
    return all(dependencies);
  }

  /** No failover is under way; `candidates`: copies that could lead. */
  #leading(component: ReliabilityComponent, placement: number, candidates: number): Formula {
    return this.#table.event(`f${component.index}/${placement}`, {
      cause: 'failover',
      component,
      name: `failover:${this.#groups.nameOf(component, placement)}`,
      unavailability: this.#groups.failoverShare(component, candidates),
    });
  }

  #copiesUp(component: ReliabilityComponent, placement: number, access: Access, leading: Formula): Formula {
    const group = this.#groups.groupOf(component, placement);
    const demand = this.#groups.demandOf(component, placement, access);
    const waits = this.#groups.waitsForLeader(component, placement, access);
    const failover = waits ? this.#groups.failoverShare(component, this.#groups.copiesIn(component, placement)) : 0;
    return copiesUp(this.#table, group, demand, access.shards, { leading, failover });
  }

  /** Quorums over all regions. */
  #everywhere(component: ReliabilityComponent, access: Access): Formula {
    const sites = component.placements.flatMap((_, placement) => this.#groups.groupOf(component, placement).sites);
    const group = { ...this.#groups.groupOf(component, 0), key: `${component.index}/all`, name: component.id, sites };
    const total = sites.reduce((sum, { zones }) => sum + zones.reduce((a, b) => a + b, 0), 0);
    const quorum = access.write ? component.replication?.writeQuorum : component.replication?.readQuorum;
    const demand: Demand = { kind: 'copies', need: quorum ?? Math.floor(total / 2) + 1 };
    const copies = copiesUp(this.#table, group, demand, access.shards, { leading: always, failover: 0 });
    return all([copies, this.#commonCause(component), this.#dependencies(component, component.placements[0]!.region)]);
  }
}
