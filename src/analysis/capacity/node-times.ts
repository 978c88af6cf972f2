import type { Step } from '../../spec/model/flow';
import { binomialTail } from '../methods/binomial';
import { meanAttempts } from '../methods/retry-fixed-point';
import type { CallGraph, CallNode } from './call-graph';
import { refusedShare } from './circuit-breaker';
import { capAt, type Moments, maybeMoments, orderMoments, parallelMoments, repeatMoments } from './moments';
import { moreThan } from './more-than';
import { percentileOf } from './percentile-of';
import { isRefused, pauses, retriedShare, timeWhileDown, triesWhileDown } from './tries';

/** What the solver knows of every node; arrays by node index, seconds. */
export interface NodeTimes {
  /** One try of the call as its caller sees it, answered or given up. */
  readonly tryMean: Float64Array;
  readonly tryVariance: Float64Array;
  /** The whole step: tries, copies, repetitions, what follows on a miss; 0 where the caller does not wait. */
  readonly stepMean: Float64Array;
  readonly stepVariance: Float64Array;
  /** P(one try fails) and P(the step fails for good and its caller with it). */
  readonly failure: Float64Array;
  readonly lost: Float64Array;
  /** P(the call itself gets no answer after all tries), whatever the flow makes of it. */
  readonly unanswered: Float64Array;
  /** P(the step never ends), because it waits without a timeout for a station that is overloaded. */
  readonly stuck: Float64Array;
  /** Mean time until the last of the copies that come at once can start, after the first. */
  readonly heldBack: Float64Array;
  /** Calls over calls wanted that these failures lead to. */
  readonly amplification: Float64Array;
}

export function emptyNodeTimes(count: number): NodeTimes {
  // One buffer: that is the larger part of what an array of this size costs.
  const buffer = new ArrayBuffer(10 * count * Float64Array.BYTES_PER_ELEMENT);
  let used = 0;
  const array = () => new Float64Array(buffer, count * Float64Array.BYTES_PER_ELEMENT * used++, count);
  return {
    tryMean: array(),
    tryVariance: array(),
    stepMean: array(),
    stepVariance: array(),
    failure: array(),
    lost: array(),
    unanswered: array(),
    stuck: array(),
    heldBack: array(),
    amplification: array().fill(1),
  };
}

/** A time with its two ways of not ending well. */
export interface Outcome extends Moments {
  /** P(it fails). */
  readonly lost: number;
  /** P(it never ends). */
  readonly stuck: number;
}

/** Steps one after another: times add up, and one failure fails all. */
export function inSequence(nodes: readonly number[], times: NodeTimes): Outcome {
  let mean = 0;
  let variance = 0;
  let answered = 1;
  let ending = 1;
  for (const node of nodes) {
    mean += times.stepMean[node]!;
    variance += times.stepVariance[node]!;
    answered *= 1 - times.lost[node]!;
    ending *= 1 - times.stuck[node]!;
  }
  return { mean, variance, lost: 1 - answered, stuck: 1 - ending };
}

/** Branches that run at once until `wait_for` of them have answered; those that nobody waits for do not count. */
export function atOnce(graph: CallGraph, node: CallNode, times: NodeTimes): Outcome {
  const parts: Moments[] = [];
  const lost: number[] = [];
  const stuck: number[] = [];
  for (const branch of node.steps) {
    if (!graph.nodes[branch]!.synchronous) continue;
    parts.push({ mean: times.stepMean[branch]!, variance: times.stepVariance[branch]! });
    lost.push(times.lost[branch]!);
    stuck.push(times.stuck[branch]!);
  }
  const wanted = awaited(node.step.waitFor, parts.length);
  const spare = parts.length - wanted;
  const { mean, variance } = parallelMoments(parts, wanted);
  return { mean, variance, lost: moreThan(spare, lost), stuck: moreThan(spare, stuck) };
}

/** How many of `n` answers a `wait_for` asks for. */
export function awaited(waitFor: number | 'all' | 'any', n: number): number {
  if (waitFor === 'all') return n;
  return Math.min(n, waitFor === 'any' ? 1 : Math.max(1, Math.floor(waitFor)));
}

/**
 * Fills in everything about a node, given one undisturbed try of its call (its own `lost` are rejections and failures
 * below it): timeout, retries, hedge, what follows on a miss, copies, repetitions, probability.
 */
export function finishNode(graph: CallGraph, node: CallNode, tried: Outcome, missed: number, times: NodeTimes): void {
  const { step, index } = node;
  const { timeout, retries } = step;
  const given = timeout === undefined ? 0 : tried.stuck;
  const capped = timeout === undefined ? undefined : capAt(tried, timeout);
  const late = capped === undefined ? 0 : given + (1 - given) * capped.tail;
  const mean = capped === undefined ? tried.mean : given * timeout! + (1 - given) * capped.mean;
  const variance = (capped ?? tried).variance * (1 - given);
  const failure = 1 - (1 - tried.lost) * (1 - late);
  const retriable = retries === undefined ? 0 : retriedShare(retries, tried.lost, late);
  const most = Math.max(1, retries?.attempts ?? 1);
  const amplification = Math.min(1 + (retries?.budget ?? most), meanAttempts(retriable, most));
  const refused = refusedShare(step, failure);
  const unanswered = refused + (1 - refused) * Math.max(0, 1 - (1 - failure) * amplification);
  times.tryMean[index] = mean;
  times.tryVariance[index] = variance;
  times.failure[index] = failure;
  times.unanswered[index] = unanswered;
  const sent = step.hedge ? amplification * (1 + hedged(step.hedge, { mean, variance }, tried.stuck)) : amplification;
  // What is refused is not tried again; as with all that is rejected, the load of the one call still counts.
  times.amplification[index] = (1 - refused) * sent + refused;
  const passed = {
    mean: amplification * mean + (retries === undefined ? 0 : pauses(retries, retriable, most)),
    variance: amplification * variance + (amplification - 1) * mean * mean,
  };
  const call = refused > 0 ? maybeMoments(passed, 1 - refused) : passed;
  const stuck = (1 - refused) * (tried.stuck - given);
  whole(graph, node, { mean: call.mean, variance: call.variance, lost: unanswered, stuck }, missed, times);
}

/** Nothing can take the call. A cache that is down is a miss; a fallback takes over if there is one. */
export function finishDownNode(graph: CallGraph, node: CallNode, times: NodeTimes): void {
  times.failure[node.index] = 1;
  times.unanswered[node.index] = 1;
  times.amplification[node.index] = triesWhileDown(node.step);
  times.tryMean[node.index] = isRefused(graph, node) ? 0 : (node.step.timeout ?? 0);
  times.tryVariance[node.index] = 0;
  whole(graph, node, { mean: timeWhileDown(graph, node), variance: 0, lost: 1, stuck: 0 }, 1, times);
}

function whole(graph: CallGraph, node: CallNode, call: Outcome, missed: number, times: NodeTimes): void {
  const { step, index } = node;
  const component = graph.model.components[node.component];
  const coversFailure = component?.kind === 'cache' && node.misses.length > 0;
  let { lost, stuck, mean, variance } = call;
  if (node.misses.length > 0) {
    const share = coversFailure ? missed + (1 - missed) * lost : missed;
    const miss = inSequence(node.misses, times);
    const taken = maybeMoments(miss, share);
    mean += taken.mean;
    variance += taken.variance;
    lost = 1 - (coversFailure ? 1 : 1 - lost) * (1 - share * miss.lost);
    stuck = 1 - (1 - stuck) * (1 - share * miss.stuck);
  }
  if (node.fallbacks.length > 0) {
    const fallback = inSequence(node.fallbacks, times);
    if (node.down) {
      mean += fallback.mean;
      variance += fallback.variance;
    }
    lost *= fallback.lost;
  }
  const copies = Math.max(1, Math.floor(node.fanOut));
  if (node.component >= 0 && copies > 1) {
    const wanted = awaited(step.waitFor, copies);
    ({ mean, variance } = orderMoments({ mean, variance }, copies, wanted));
    mean += times.heldBack[index]!;
    lost = binomialTail(copies, copies - wanted + 1, lost);
    stuck = binomialTail(copies, copies - wanted + 1, stuck);
  }
  if (node.times !== 1 || step.probability !== 1) {
    ({ mean, variance } = maybeMoments(repeatMoments({ mean, variance }, node.times), step.probability));
  }
  const waits = node.synchronous;
  times.stepMean[index] = waits ? mean : 0;
  times.stepVariance[index] = waits ? variance : 0;
  times.lost[index] = waits && !step.optional ? overTries(lost, node.times) * step.probability : 0;
  times.stuck[index] = waits ? overTries(stuck, node.times) * step.probability : 0;
}

/** P(at least one of `times` fails). */
function overTries(p: number, times: number): number {
  if (!(p > 0)) return 0;
  return p >= 1 ? Math.min(1, times) : Math.min(1, -Math.expm1(times * Math.log1p(-p)));
}

/** Share of the calls that send a second request: all of those that are never answered. */
function hedged(hedge: NonNullable<Step['hedge']>, attempt: Moments, stuck: number): number {
  if ('afterPercentile' in hedge) return 1 - percentileOf(hedge.afterPercentile);
  return stuck + (1 - stuck) * capAt(attempt, hedge.after).tail;
}
