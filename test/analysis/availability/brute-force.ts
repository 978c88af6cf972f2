import type { Component } from '../../../src/spec/model/component';
import type { Flow, Step } from '../../../src/spec/model/flow';
import type { Model } from '../../../src/spec/model/model';

/**
 * A second reading of the language's availability rules, replica by replica: it plays one request through every
 * combination of failures that the request can notice. Slow, and therefore simple.
 */
export function bruteForceUnavailability(model: Model, flow: Flow, mode: 'served' | 'full' = 'served'): number {
  const active = model.regions.map((region, index) => ({ ...region, index })).filter(({ role }) => role === 'active');
  const total = active.reduce((sum, { traffic }) => sum + traffic, 0);
  return active.reduce((sum, region) => {
    const others = [...active.slice(active.indexOf(region) + 1), ...active.slice(0, active.indexOf(region))];
    const standby = model.regions.flatMap(({ role }, index) => (role === 'warm-standby' ? [index] : []));
    const order = [region.index, ...others.map(({ index }) => index), ...standby];
    return sum + (region.traffic / total) * failureProbability(model, flow, order, mode);
  }, 0);
}

class Undecided {
  constructor(
    readonly key: string,
    readonly down: number,
  ) {}
}

function failureProbability(model: Model, flow: Flow, order: readonly number[], mode: 'served' | 'full'): number {
  const explore = (known: ReadonlyMap<string, boolean>): number => {
    try {
      return new Request(model, known, mode).isServed(flow, order) ? 0 : 1;
    } catch (undecided) {
      if (!(undecided instanceof Undecided)) throw undecided;
      const { key, down } = undecided;
      return (1 - down) * explore(new Map([...known, [key, true]])) + down * explore(new Map([...known, [key, false]]));
    }
  };
  return explore(new Map());
}

interface Use {
  readonly write: boolean;
  readonly strong: boolean;
}

class Request {
  constructor(
    readonly model: Model,
    readonly known: ReadonlyMap<string, boolean>,
    readonly mode: 'served' | 'full',
  ) {}

  isServed(flow: Flow, order: readonly number[]): boolean {
    const entry = order.find((region) => this.regionUp(region)) ?? order[0]!;
    const source = flow.from && this.model.components[flow.from.component]!;
    const fed = !source || this.answers(source, { write: false, strong: false }, entry) !== undefined;
    return fed && this.run(flow.steps, entry, flow.id);
  }

  up(key: string, down: number): boolean {
    if (down <= 0) return true;
    if (down >= 1) return false;
    const state = this.known.get(key);
    if (state === undefined) throw new Undecided(key, down);
    return state;
  }

  regionUp(region: number): boolean {
    return this.up(`region ${region}`, 1 - (this.model.regions[region]?.availability ?? 1));
  }

  zoneUp(region: number, zone: number): boolean {
    return this.up(`zone ${region} ${zone}`, 1 - (this.model.regions[region]?.zoneAvailability ?? 1));
  }

  run(steps: readonly Step[], region: number, key: string): boolean {
    return steps.every((step, index) => this.succeeds(step, region, `${key}.${index}`));
  }

  succeeds(step: Step, region: number, key: string): boolean {
    if (step.verb === 'send' || step.via) return true;
    if (this.mode === 'served' && step.optional) return true;
    if (this.up(`not taken ${key}`, step.probability)) return true;
    for (let i = 0; i < step.times; i++) {
      const done = this.perform(step, region, `${key}#${i}`);
      if (!done && (this.mode === 'full' || step.onFailure.length === 0)) return false;
      if (!done && !this.run(step.onFailure, region, `${key} fallback`)) return false;
    }
    return true;
  }

  perform(step: Step, region: number, key: string): boolean {
    if (step.verb === 'parallel') {
      const needed = step.waitFor === 'all' ? step.steps.length : step.waitFor === 'any' ? 1 : step.waitFor;
      return step.steps.filter((branch, index) => this.succeeds(branch, region, `${key}/${index}`)).length >= needed;
    }
    const component = this.model.components[step.target]!;
    const use = { write: step.operation === 'write' || step.verb === 'publish', strong: step.consistency === 'strong' };
    const hit = step.hitRatio ?? component.cache?.hitRatio ?? 0;
    const inRegion = this.answeredIn(step, component, use, region);
    if (component.kind === 'cache' && !use.write) {
      const missed = inRegion === undefined || (step.onMiss.length > 0 && !this.up(`hit ${key}`, 1 - hit));
      return this.run(step.steps, region, key) && (!missed || this.run(step.onMiss, region, `${key} miss`));
    }
    if (inRegion === undefined || !this.run(step.steps, inRegion, key)) return false;
    const missed = step.onMiss.length > 0 && !this.up(`hit ${key}`, 1 - hit);
    return !missed || this.run(step.onMiss, region, `${key} miss`);
  }

  answeredIn(step: Step, component: Component, use: Use, from: number): number | undefined {
    if (step.fanOut !== 'shards') return this.answers(component, use, from);
    const needed = step.waitFor === 'all' ? component.shards : step.waitFor === 'any' ? 1 : step.waitFor;
    const shards = Array.from({ length: component.shards }, (_, shard) => this.answers(component, use, from, shard));
    const answering = shards.filter((region) => region !== undefined);
    return answering.length >= needed ? answering[0] : undefined;
  }

  /** The region that answers, or undefined. */
  answers(component: Component, use: Use, from: number, shard = 0): number | undefined {
    const { placements, replication } = component;
    const regions = placements.map(({ region }) => region);
    const replicated = placements.length > 1 && replication && replication.betweenRegions !== 'none';
    const byReplication = component.needs === 'default' && replication && component.sla === undefined;
    const servedIn = (region: number) => (this.answersIn(component, use, region, shard) ? region : undefined);
    if (regions[0] === -1) return servedIn(-1) === undefined ? undefined : from;
    if (byReplication && replicated && replication.mode === 'leader-follower' && (use.write || use.strong)) {
      const home = regions.includes(replication.leader) ? replication.leader : regions[0]!;
      if (!component.failover) return servedIn(home);
      if (!this.dependenciesUp(component, home) || !this.commonCauseAbsent(component)) return undefined;
      const everywhere = placements.reduce(
        (sum, { replicas }) => sum + Math.min(replicas, this.copyLimit(component)),
        0,
      );
      if (everywhere >= 2 && this.failingOver(component, home, shard)) return undefined;
      const candidates = regions.filter((region) => region === home || this.model.regions[region]!.role !== 'backup');
      return candidates.some((region) => this.copiesUp(component, region, shard) >= 1) ? home : undefined;
    }
    if (regions.includes(from)) return servedIn(from);
    const first = regions.find((region) => this.regionUp(region));
    return first === undefined ? undefined : servedIn(first);
  }

  answersIn(component: Component, use: Use, region: number, shard: number): boolean {
    if (!this.dependenciesUp(component, region)) return false;
    if (component.sla !== undefined) return this.up(`sla ${component.id} ${region}`, 1 - component.sla);
    if (!this.commonCauseAbsent(component)) return false;
    const placement = component.placements.find((one) => one.region === region)!;
    const up = this.copiesUp(component, region, shard);
    const { replication } = component;
    if (component.needs !== 'default' || !replication) {
      const n = placement.replicas;
      const needs = component.needs;
      const need =
        needs === 'all'
          ? Math.max(1, n)
          : needs === 'majority'
            ? Math.floor(n / 2) + 1
            : typeof needs === 'number'
              ? needs
              : 1;
      const waits =
        !replication || (replication.mode === 'leader-follower' && (use.write || replication.readFrom === 'leader'));
      return (
        up >= need &&
        !(waits && Math.min(n, this.copyLimit(component)) >= 2 && this.failingOver(component, region, shard))
      );
    }
    const copies = Math.min(placement.replicas, replication.factor);
    if (replication.mode === 'multi-leader') return up >= 1;
    if (replication.mode === 'leaderless') {
      const majority = Math.floor(replication.factor / 2) + 1;
      return up >= ((use.write ? replication.writeQuorum : replication.readQuorum) ?? majority);
    }
    const away =
      component.placements.length > 1 && replication.betweenRegions !== 'none' && region !== replication.leader;
    if (away) return up >= 1;
    const toLeader = use.write || use.strong || replication.readFrom === 'leader';
    if (toLeader && component.failover && copies >= 2) return up >= 1 && !this.failingOver(component, region, shard);
    if (toLeader) return this.copyUp(component, region, shard, 0);
    if (replication.readFrom === 'any' || copies === 1) return up >= 1;
    return up - (this.copyUp(component, region, shard, 0) ? 1 : 0) >= 1;
  }

  copiesUp(component: Component, region: number, shard: number): number {
    const placement = component.placements.find((one) => one.region === region)!;
    const copies = Math.min(placement.replicas, this.copyLimit(component));
    return Array.from({ length: copies }, (_, copy) => this.copyUp(component, region, shard, copy)).filter(Boolean)
      .length;
  }

  copyLimit({ needs, replication }: Component): number {
    return needs === 'default' && replication ? replication.factor : Number.POSITIVE_INFINITY;
  }

  copyUp(component: Component, region: number, shard: number, copy: number): boolean {
    const placement = component.placements.find((one) => one.region === region)!;
    const zones = Math.min(placement.zones, this.model.regions[region]?.zones ?? 1);
    if (region >= 0 && !(this.regionUp(region) && this.zoneUp(region, copy % zones))) return false;
    return this.up(`copy ${component.id} ${region} ${shard} ${copy}`, this.own(component));
  }

  failingOver(component: Component, region: number, shard: number): boolean {
    const { failover, failure } = component;
    const own = this.own(component);
    if (!failover || !failure || own <= 0) return false;
    const lost = failover.detection + failover.promotion + (1 - failover.success) * failure.mttr;
    const mtbf = (failure.mttr * (1 - own)) / own;
    return !this.up(`failover ${component.id} ${region} ${shard}`, lost / (mtbf + lost));
  }

  own(component: Component): number {
    const q = component.failure?.unavailability ?? 0;
    return this.isRedundant(component) ? q * (1 - component.commonCause) : q;
  }

  isRedundant(component: Component): boolean {
    return component.placements.reduce((sum, { replicas }) => sum + replicas, 0) * component.shards > 1;
  }

  commonCauseAbsent(component: Component): boolean {
    const q = component.failure?.unavailability ?? 0;
    return !this.isRedundant(component) || this.up(`common ${component.id}`, q * component.commonCause);
  }

  dependenciesUp(component: Component, region: number): boolean {
    return component.dependsOn.every(
      (index) => this.answers(this.model.components[index]!, { write: false, strong: false }, region) !== undefined,
    );
  }
}
