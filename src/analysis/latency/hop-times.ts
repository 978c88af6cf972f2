import type { ServiceTime } from '../../quantity/service-time';
import { type CallGraph, type CallNode, callerOf } from '../capacity/call-graph';
import { callerStation } from '../capacity/connection-pools';
import { groupOf } from '../capacity/held-calls';
import type { LoadSolution, SolvePlan } from '../capacity/load-solver';
import type { RoundTrip } from '../capacity/network';
import { isWrite } from '../capacity/placement';
import type { StationQueue } from '../capacity/station-queue';
import { constant, type Distribution, shift } from '../methods/distribution/distribution';
import { orderStatistic } from '../methods/distribution/extremes';
import { gamma, lognormal } from '../methods/distribution/families';
import { mix } from '../methods/distribution/mixture';
import { convolve } from '../methods/distribution/sum';
import { waitingTime } from '../methods/distribution/waiting-time';
import type { Hop, TimedSequence } from './time-part';

/** What one call of a component takes without the calls that it makes: way, wait for a connection, wait, own work. */
export class HopTimes {
  readonly graph: CallGraph;
  readonly solution: LoadSolution;
  /** Seconds squared; a hop with less variance than this counts as constant. */
  readonly #negligible: number;
  readonly #plan: SolvePlan;
  readonly #known: Map<string, Served>;

  constructor(plan: SolvePlan, solution: LoadSolution, negligible = 0, known = new Map<string, Served>()) {
    this.graph = plan.graph;
    this.solution = solution;
    this.#plan = plan;
    this.#negligible = negligible;
    this.#known = known;
  }

  /** The same, for a flow whose time has the given variance. */
  within(variance: number): HopTimes {
    return new HopTimes(this.#plan, this.solution, 3e-4 * variance, this.#known);
  }

  /** The same with every variance counted: the slowest of many copies is far from their mean. */
  exact(): HopTimes {
    return this.#negligible === 0 ? this : new HopTimes(this.#plan, this.solution, 0, this.#known);
  }

  of(node: CallNode): TimedSequence {
    const station = this.solution.stations[node.station]!;
    const position = groupOf(node, station.serving);
    const queue = station.queues[position]!;
    const component = this.graph.model.components[node.component]!;
    const pool = this.#poolOf(node);
    const parts: Hop[] = [];
    const add = (distribution: Distribution, work: Distribution) => {
      if (!(distribution.mean > 0)) return;
      const plain = distribution.variance <= this.#negligible ? constant(distribution.mean) : distribution;
      parts.push({ kind: 'hop', component: component.index, distribution: plain, work });
    };
    const trip = tripTime(this.#plan.trips[node.index]!);
    add(trip, trip);
    if (pool !== undefined) add(waitingTime(pool.waitProbability, pool.conditionalWait), constant(0));
    const left = this.#waitsLeft(node);
    const { whole, work } = this.#serve(node, position, node.step.service ?? component.service, left);
    add(whole, work);
    const dropped = component.rateLimit?.onExceed === 'wait' ? 0 : 1 - this.solution.by.passed[component.index]!;
    const poolStuck = pool !== undefined && !pool.stable;
    return {
      parts,
      lost: 1 - (1 - queue.loss) * (1 - dropped),
      stuck: queue.stable && !poolStuck ? 0 : 1,
    };
  }

  #poolOf(node: CallNode): StationQueue | undefined {
    const { pools } = this.solution.stations[node.station]!;
    if (pools.length === 0) return undefined;
    const caller = callerStation(this.graph, node);
    return pools.find((pool) => pool.caller === caller)?.queue;
  }

  /** Share of the open wait that is left to calls from behind limited pools. */
  #waitsLeft(node: CallNode): number {
    let left = 1;
    for (let at = callerOf(this.graph, node); at >= 0; at = callerOf(this.graph, this.graph.nodes[at]!)) {
      left *= this.solution.stations[this.graph.nodes[at]!.station]?.waitsBelow ?? 1;
    }
    const pools = this.solution.stations[node.station]!.pools;
    if (pools.length === 0) return left;
    const caller = callerStation(this.graph, node);
    return left * (pools.find((pool) => pool.caller === caller)?.waitsBelow ?? 1);
  }

  #serve(node: CallNode, position: number, service: ServiceTime | undefined, left: number): Served {
    const station = this.solution.stations[node.station]!;
    const group = station.serving[position]!;
    const queue = station.queues[position]!;
    const write = isWrite(node.step);
    const key = `${node.station} ${position} ${service?.form} ${service?.mean} ${service?.scv} ${left} ${write}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const work = service === undefined ? constant(0) : serviceTime(service, queue.stretch);
    const { mean: conditional, scv } = queue.conditionalWait;
    const wait = waitingTime(queue.waitProbability, { mean: conditional * left, scv });
    const one = wait.variance <= 1e-6 * work.variance ? shift(work, wait.mean) : convolve(wait, work);
    const sent = write ? group.writeCost : group.readCost;
    const leaderless = this.graph.model.components[node.component]!.replication?.mode === 'leaderless';
    const whole =
      leaderless && sent > 1 ? orderStatistic(one, sent, write ? group.writesAwaited : group.readsAwaited) : one;
    const served = { whole, work };
    this.#known.set(key, served);
    return served;
  }
}

/** Wait and own work of a call, and the work alone. */
interface Served {
  readonly whole: Distribution;
  readonly work: Distribution;
}

/** The distribution of a service time, stretched by contention. */
function serviceTime({ form, mean: alone, scv }: ServiceTime, stretch: number): Distribution {
  const mean = alone * stretch;
  if (form === 'constant') return constant(mean);
  return form === 'exponential' ? gamma(mean, scv) : lognormal(mean, scv);
}

function tripTime({ near, far, farShare }: RoundTrip): Distribution {
  if (far === near || !(farShare > 0)) return constant(near);
  return mix([
    { probability: 1 - farShare, distribution: constant(near) },
    { probability: farShare, distribution: constant(far) },
  ]);
}
