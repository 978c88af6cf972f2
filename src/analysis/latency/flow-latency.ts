import type { CallNode } from '../capacity/call-graph';
import type { LatencyPercentiles } from '../capacity/capacity-analysis';
import { type Moments, mixedMoments } from '../capacity/moments';
import { inSequence } from '../capacity/node-times';
import { type Distribution, quantile } from '../methods/distribution/distribution';
import { mix } from '../methods/distribution/mixture';
import type { HopTimes } from './hop-times';
import { sequence } from './step-time';
import { momentsOf, type TimedSequence, type TimePart, totalOf } from './time-part';

/** The time that the requests of a flow take, from one entry region. */
export interface RootTime {
  readonly root: number;
  /** Share of the flow's requests. */
  readonly share: number;
  readonly parts: readonly TimePart[];
  /** Made when it is needed. */
  readonly distribution: Distribution;
  readonly lost: number;
  readonly stuck: number;
}

/** The time that the requests of a flow take. */
export interface FlowTime {
  readonly roots: readonly RootTime[];
  /** Whether any requests are answered. */
  readonly answered: boolean;
  /** Of answered requests; absent when there are none. Made when it is needed. */
  readonly distribution?: Distribution;
  /** Mean and variance of the same, for which no distribution is needed. */
  readonly moments?: Moments;
  /** Share of requests rejected or timed out after their retries. */
  readonly loss: number;
  /** Share of requests that never end. */
  readonly unbounded: number;
}

/** Times of all flows, by index. */
export function flowTimes(hops: HopTimes): FlowTime[] {
  const { graph } = hops;
  const rootsOf: number[][] = graph.model.flows.map(() => []);
  graph.roots.forEach(({ flow }, root) => {
    rootsOf[flow]!.push(root);
  });
  return rootsOf.map((roots) => flowTime(hops, roots));
}

function flowTime(hops: HopTimes, roots: readonly number[]): FlowTime {
  const { graph, solution } = hops;
  const total = roots.reduce((sum, root) => sum + solution.calls.roots[root]!, 0);
  const timed = roots.map((root) => {
    const share = total > 0 ? solution.calls.roots[root]! / total : 1 / roots.length;
    return new TimedRoot(root, share, sequence(hops, graph.roots[root]!.nodes));
  });
  return new TimedFlow(timed);
}

class TimedRoot implements RootTime {
  readonly root: number;
  readonly share: number;
  readonly parts: readonly TimePart[];
  readonly lost: number;
  readonly stuck: number;
  #distribution: Distribution | undefined;

  constructor(root: number, share: number, { parts, lost, stuck }: TimedSequence) {
    this.root = root;
    this.share = share;
    this.parts = parts;
    this.lost = lost;
    this.stuck = stuck;
  }

  get distribution(): Distribution {
    this.#distribution ??= totalOf(this.parts);
    return this.#distribution;
  }
}

class TimedFlow implements FlowTime {
  readonly roots: readonly RootTime[];
  readonly loss: number;
  readonly unbounded: number;
  readonly #answered: readonly RootTime[];
  #distribution: Distribution | undefined;

  constructor(roots: readonly RootTime[]) {
    this.roots = roots;
    this.loss = roots.reduce((sum, { share, lost }) => sum + share * lost, 0);
    this.unbounded = roots.reduce((sum, { share, lost, stuck }) => sum + share * (1 - lost) * stuck, 0);
    this.#answered = roots.filter(({ lost, stuck, share }) => share > 0 && lost < 1 && stuck < 1);
  }

  get answered(): boolean {
    return this.#answered.length > 0;
  }

  get distribution(): Distribution | undefined {
    this.#distribution ??=
      this.#answered.length <= 1
        ? this.#answered[0]?.distribution
        : mix(this.#answered.map((root) => ({ probability: answeredShare(root), distribution: root.distribution })));
    return this.#distribution;
  }

  get moments(): Moments | undefined {
    if (!this.answered) return undefined;
    return mixedMoments(this.#answered.map((root) => ({ weight: answeredShare(root), ...momentsOf(root.parts) })));
  }
}

function answeredShare({ share, lost, stuck }: RootTime): number {
  return share * (1 - lost) * (1 - stuck);
}

/** Percentiles of a flow, without those that its unanswered requests push out of reach. */
export function percentilesOf({ distribution, loss, unbounded }: FlowTime): Partial<LatencyPercentiles> | undefined {
  if (distribution === undefined) return undefined;
  const stuck = loss < 1 ? unbounded / (1 - loss) : 1;
  const at = (q: number) => (q <= 1 - stuck - 1e-12 ? quantile(distribution, q / (1 - stuck)) : undefined);
  if (stuck <= 0) {
    return {
      mean: distribution.mean,
      p50: quantile(distribution, 0.5),
      p90: quantile(distribution, 0.9),
      p95: quantile(distribution, 0.95),
      p99: quantile(distribution, 0.99),
      p999: quantile(distribution, 0.999),
    };
  }
  return { p50: at(0.5), p90: at(0.9), p95: at(0.95), p99: at(0.99), p999: at(0.999) };
}

/** Calls of which more than this share never end have no response time. */
const MOSTLY_ANSWERED = 0.01;

/** Whether a component answers any of its calls, so that it has a response time. */
export function isAnswered(hops: HopTimes, component: number): boolean {
  return answeredNodes(hops, component).length > 0;
}

/** Response time of a component as its callers see it, over all calls it gets at peak; absent where none is answered. */
export function responseTimeOf(
  hops: HopTimes,
  component: number,
): { mean: number; p50: number; p99: number } | undefined {
  const nodes = answeredNodes(hops, component);
  if (nodes.length === 0) return undefined;
  const all = mix(
    nodes.map((node) => ({
      probability: Math.max(1e-12, hops.solution.calls.nodes[node.index]!),
      distribution: totalOf([...hops.of(node, hops.waitsLeft(node)).parts, ...sequence(hops, node.steps).parts]),
    })),
  );
  return { mean: all.mean, p50: quantile(all, 0.5), p99: quantile(all, 0.99) };
}

function answeredNodes(hops: HopTimes, component: number): CallNode[] {
  const { plan, solution } = hops;
  const isAnswered = (node: CallNode) =>
    hops.isServed(node) && inSequence(node.steps, solution.times).stuck <= MOSTLY_ANSWERED;
  return plan.graph.stationsOf[component]!.flatMap((station) => plan.order.nodesAt[station]!.filter(isAnswered));
}
