import type { ServiceTime } from '../../quantity/service-time';
import { once } from '../../spec/once';
import { type CallGraph, type CallNode, callerOf } from '../capacity/call-graph';
import { callerStation } from '../capacity/connection-pools';
import { groupOf } from '../capacity/held-calls';
import type { LoadSolution, SolvePlan } from '../capacity/load-solver';
import type { Moments } from '../capacity/moments';
import type { RoundTrip } from '../capacity/network';
import { isWrite } from '../capacity/placement';
import { delayBy, delayMoments, memoryOf, type StationQueue } from '../capacity/station-queue';
import { constant, type Distribution, isSmooth, widened } from '../methods/distribution/distribution';
import { orderStatistic } from '../methods/distribution/extremes';
import { gamma, lognormal } from '../methods/distribution/families';
import { mix } from '../methods/distribution/mixture';
import { convolve } from '../methods/distribution/sum';
import { waitingTime } from '../methods/distribution/waiting-time';
import type { Line } from './revisits';
import type { Hop, TimedSequence } from './time-part';

/** What one call of a component takes without the calls that it makes: way, wait for a connection, wait, own work. */
export class HopTimes {
  readonly plan: SolvePlan;
  readonly solution: LoadSolution;
  /** What was asked for once already, by node. */
  readonly steps: (TimedSequence | undefined)[] = [];
  /** By station: its callers mostly ask for the same. */
  readonly #served: KnownServed[][] = [];

  constructor(plan: SolvePlan, solution: LoadSolution) {
    this.plan = plan;
    this.solution = solution;
  }

  get graph(): CallGraph {
    return this.plan.graph;
  }

  /** `left`: share of the wait at its station that is left to it. */
  of(node: CallNode, left = 1): TimedSequence {
    const station = this.solution.stations[node.station]!;
    const position = groupOf(node, station.serving);
    const queue = station.queues[position]!;
    const component = this.graph.model.components[node.component]!;
    const pool = this.#poolOf(node);
    const parts: Hop[] = [];
    const add = (served: Served) => {
      if (served.mean > 0) parts.push(new ServedHop(component.index, served));
    };
    const trip = this.plan.asked[node.index]!.trip;
    if (trip.far > 0 || trip.near > 0) add(made(tripTime(trip)));
    if (pool !== undefined) add(waited(pool));
    if (station.coldShare > 0) add(started(component.coldStart ?? 0, station.coldShare));
    add(this.#serve(node, position, node.step.service ?? component.service, left));
    const dropped = component.rateLimit?.onExceed === 'wait' ? 0 : 1 - this.solution.by.passed[component.index]!;
    return { parts, lost: 1 - (1 - queue.loss) * (1 - dropped), stuck: this.isServed(node) ? 0 : 1 };
  }

  queueOf(node: CallNode): StationQueue {
    const { queues, serving } = this.solution.stations[node.station]!;
    return queues[groupOf(node, serving)]!;
  }

  /** Whether a call gets a connection and a server at last: neither line grows for ever. */
  isServed(node: CallNode): boolean {
    const { queues, serving } = this.solution.stations[node.station]!;
    return queues[groupOf(node, serving)]!.stable && this.#poolOf(node)?.stable !== false;
  }

  #poolOf(node: CallNode): StationQueue | undefined {
    const { pools } = this.solution.stations[node.station]!;
    if (pools.length === 0) return undefined;
    const caller = callerStation(this.graph, node);
    return pools.find((pool) => pool.caller === caller)?.queue;
  }

  /**
   * Share of the wait at its station that is left to a call from behind limited threads. For its flow it makes no
   * difference where a request waits: what is spared here is part of the wait for the thread.
   */
  waitsLeft(node: CallNode): number {
    let left = 1;
    for (let at = callerOf(this.graph, node); at >= 0; at = callerOf(this.graph, this.graph.nodes[at]!)) {
      left *= this.solution.stations[this.graph.nodes[at]!.station]?.waitsBelow ?? 1;
    }
    return left;
  }

  #serve(node: CallNode, position: number, service: ServiceTime | undefined, left: number): Served {
    const station = this.solution.stations[node.station]!;
    const group = station.serving[position]!;
    const queue = station.queues[position]!;
    const write = isWrite(node.step);
    this.#served[node.station] ??= [];
    const all = this.#served[node.station]!;
    for (const known of all) {
      const isSame = known.position === position && known.left === left && known.write === write;
      if (isSame && isSameService(known.service, service)) return known.served;
    }
    const leaderless = this.graph.model.components[node.component]!.replication?.mode === 'leaderless';
    const sent = leaderless ? (write ? group.writeCost : group.readCost) : 1;
    const one = answeredIn(queue, service, left);
    const served =
      sent > 1
        ? made(orderStatistic(one.whole(), sent, write ? group.writesAwaited : group.readsAwaited), one.work)
        : one;
    all.push({ position, service, left, write, served });
    return served;
  }
}

/** Wait and own work of a call: their moments, and on demand the distributions of both and of the work alone. */
interface Served {
  readonly mean: number;
  readonly variance: number;
  readonly whole: () => Distribution;
  readonly work: () => Distribution;
  readonly line?: Line;
}

interface KnownServed {
  readonly position: number;
  readonly service: ServiceTime | undefined;
  readonly left: number;
  readonly write: boolean;
  readonly served: Served;
}

function isSameService(a: ServiceTime | undefined, b: ServiceTime | undefined): boolean {
  return a === b || (a?.form === b?.form && a?.mean === b?.mean && a?.scv === b?.scv);
}

/** A class, as accessors of its own would cost each object more than its distribution. */
class ServedHop implements Hop {
  readonly kind = 'hop';
  readonly component: number;
  readonly mean: number;
  readonly variance: number;
  readonly #served: Served;

  constructor(component: number, served: Served) {
    this.component = component;
    this.mean = served.mean;
    this.variance = served.variance;
    this.#served = served;
  }

  get line(): Line | undefined {
    return this.#served.line;
  }

  get distribution(): Distribution {
    return this.#served.whole();
  }

  get work(): Distribution {
    return this.#served.work();
  }
}

function made(distribution: Distribution, work = () => distribution): Served {
  return { mean: distribution.mean, variance: distribution.variance, whole: () => distribution, work };
}

/** The start of an instance, for the share of the calls that find none idle. */
function started(time: number, share: number): Served {
  return made(
    mix([
      { probability: 1 - share, distribution: constant(0) },
      { probability: share, distribution: constant(time) },
    ]),
  );
}

/** The wait for a connection. */
function waited(pool: StationQueue): Served {
  const delay = delayBy(pool);
  const { mean, variance } = delayMoments(delay);
  const line = variance > 0 ? new WaitInLine(pool, { mean, variance }) : undefined;
  const whole = once(() => line?.distribution ?? constant(mean));
  return { mean, variance, whole, work: () => constant(0), line };
}

/** `left`: share of the wait that limited pools further up leave. */
function answeredIn(queue: StationQueue, service: ServiceTime | undefined, left: number): Served {
  const { stretch } = queue;
  const { probability, wait: whenWaiting } = delayBy(queue);
  const conditional = left === 1 ? whenWaiting : { ...whenWaiting, mean: whenWaiting.mean * left };
  const wait = delayMoments({ probability, wait: conditional });
  const own = (service?.mean ?? 0) * stretch;
  const variance = (service?.scv ?? 0) * own * own;
  const work = once(() => (service === undefined ? constant(0) : serviceTime(service, stretch)));
  const whole = once(() => {
    const alone = work();
    return isSmooth(alone) && wait.variance <= UNSEEN * Math.min(alone.variance, alone.detail ** 2)
      ? widened(alone, wait.mean, wait.variance)
      : convolve(waitingTime(probability, conditional), alone);
  });
  const line = left === 1 && wait.variance > 0 ? new WaitInLine(queue, wait) : undefined;
  return { mean: wait.mean + own, variance: wait.variance + variance, whole, work, line };
}

class WaitInLine implements Line {
  readonly at: StationQueue;
  readonly mean: number;
  readonly variance: number;
  #distribution: Distribution | undefined;

  constructor(queue: StationQueue, { mean, variance }: Moments) {
    this.at = queue;
    this.mean = mean;
    this.variance = variance;
  }

  get distribution(): Distribution {
    const { probability, wait } = delayBy(this.at);
    this.#distribution ??= waitingTime(probability, wait);
    return this.#distribution;
  }

  /** The wait for one long call is over when that is done: only what the calls before it make of a wait lasts; found by trial. */
  get lasting(): number {
    const { mean, variance } = this.at.holding;
    return variance > mean * mean ? Math.sqrt((2 * mean * mean) / (mean * mean + variance)) : 1;
  }

  get memory(): number {
    return memoryOf(this.at);
  }
}

/** A wait with less than this share of the variance of the work after it cannot be seen in their sum. */
const UNSEEN = 0.01;

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
