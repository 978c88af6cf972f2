import type { CallNode } from '../capacity/call-graph';
import { missShare } from '../capacity/calls';
import { refusedShare } from '../capacity/circuit-breaker';
import { copiesAtOnce } from '../capacity/copies-at-once';
import { copiesOf } from '../capacity/held-calls';
import { moreThan } from '../capacity/more-than';
import { awaited } from '../capacity/node-times';
import { percentileOf } from '../capacity/percentile-of';
import { pauseAfter, timeWhileDown } from '../capacity/tries';
import { binomialTail } from '../methods/binomial';
import { retried, withTimeout } from '../methods/distribution/attempts';
import { constant, type Distribution, quantile, tail } from '../methods/distribution/distribution';
import { hedged, kthOf, orderStatistic } from '../methods/distribution/extremes';
import { gamma } from '../methods/distribution/families';
import { mix } from '../methods/distribution/mixture';
import { repeated, sumOf } from '../methods/distribution/sum';
import type { HopTimes } from './hop-times';
import { repeatedParts, withoutWait, withRevisits } from './revisits';
import { chain, maybe, nothing, regroup, type TimedSequence, type TimePart, totalOf, workOf } from './time-part';

/** Failures rarer than this leave no trace in a distribution. */
const RARE = 1e-7;
/** The two moments of a time tell its tail only roughly; below this the true one is rare as well. */
const SURELY_RARE = 1e-10;

const instantly = constant(0);

/** The time that the caller of a node spends on it: nothing where it does not wait. */
export function stepTime(hops: HopTimes, index: number): TimedSequence {
  const known = hops.steps[index] ?? timeOf(hops, index);
  hops.steps[index] = known;
  return known;
}

function timeOf(hops: HopTimes, index: number): TimedSequence {
  const { graph } = hops;
  const node = graph.nodes[index]!;
  if (!node.synchronous) return nothing;
  const called = node.down ? refused(hops, node) : answered(hops, node);
  const component = graph.model.components[node.component];
  const coversFailure = component?.kind === 'cache' && node.misses.length > 0;
  const excused = node.step.optional || coversFailure || node.fallbacks.length > 0;
  const base: TimedSequence = excused ? { ...withFailures(called), lost: 0 } : called;
  const sequences = [base];
  if (node.misses.length > 0) {
    const missed = node.down ? 1 : missShare(node, hops.solution.by);
    const share = coversFailure ? missed + (1 - missed) * called.lost : missed;
    sequences.push(maybe(sequence(hops, node.misses), share));
  }
  if (node.down && node.fallbacks.length > 0) sequences.push(sequence(hops, node.fallbacks));
  return maybe(repeat(copies(hops, chain(sequences), node), node.times), node.step.probability);
}

/** Steps one after another. */
export function sequence(hops: HopTimes, nodes: readonly number[]): TimedSequence {
  if (nodes.length === 0) return nothing;
  const { parts, lost, stuck } = chain(nodes.map((node) => stepTime(hops, node)));
  return { parts: withRevisits(parts), lost, stuck };
}

/** A call after all its tries: the time of those that are answered, and of those that are given up. */
interface Called extends TimedSequence {
  readonly gaveUp: Distribution;
}

/** A call that nobody answers: its tries and their timeouts are what is left of it. */
function refused({ graph }: HopTimes, node: CallNode): Called {
  const { component } = node;
  const gaveUp = constant(timeWhileDown(graph, node));
  const wasted: TimePart = {
    kind: 'hop',
    component,
    mean: gaveUp.mean,
    variance: 0,
    distribution: gaveUp,
    work: gaveUp,
  };
  return { parts: gaveUp.mean > 0 ? [wasted] : [], lost: 1, stuck: 0, gaveUp };
}

function answered(hops: HopTimes, node: CallNode): Called {
  const { step } = node;
  const tried = node.component < 0 ? atOnce(hops, node) : oneTry(hops, node);
  const hedge = step.hedge && hedgedCall(tried.parts, step.hedge);
  const parts = hedge ? regroup(tried.parts, hedge) : tried.parts;
  const tooRare =
    step.timeout === undefined ? tried.lost < RARE : hops.solution.times.failure[node.index]! < SURELY_RARE;
  if (tooRare) return { parts, lost: tried.lost, stuck: tried.stuck, gaveUp: instantly };
  const refused = refusedShare(step, hops.solution.times.failure[node.index]!);
  return stoppedEarly(tries(step, { ...tried, parts }), refused);
}

/** A circuit breaker that is open refuses its share of the calls at once. */
function stoppedEarly(call: Called, refused: number): Called {
  if (!(refused > 0)) return call;
  const gaveUp = mix([
    { probability: refused, distribution: constant(0) },
    { probability: (1 - refused) * call.lost, distribution: call.gaveUp },
  ]);
  return { ...call, lost: refused + (1 - refused) * call.lost, stuck: (1 - refused) * call.stuck, gaveUp };
}

function tries(step: CallNode['step'], { parts, lost: rejected, stuck }: TimedSequence): Called {
  const { timeout, retries } = step;
  const whole = totalOf(parts);
  const cut = timeout === undefined ? undefined : withTimeout(whole, timeout);
  const late = timeout === undefined ? 0 : 1 - (1 - stuck) * (cut?.success ?? 1);
  const failure = 1 - (1 - rejected) * (1 - late);
  const never = timeout === undefined ? stuck : 0;
  if (failure < RARE) return { parts, lost: failure, stuck: never, gaveUp: constant(timeout ?? 0) };
  const inTime = cut?.answered ?? whole;
  const failed = mix([
    { probability: (1 - rejected) * late, distribution: constant(timeout ?? 0) },
    { probability: rejected, distribution: constant(0) },
  ]);
  const on = retries?.on ?? [];
  const again =
    on.length === 0 || (late > 0 && on.includes('timeout')) || (rejected > 0 && on.some((c) => c !== 'timeout'));
  const attempts = again ? Math.max(1, retries?.attempts ?? 1) : 1;
  const outcome = retried({ success: 1 - failure, answered: inTime, failed }, attempts, (failures) =>
    retries ? pauseAfter(retries, failures) : 0,
  );
  const most = 1 + (retries?.budget ?? Number.POSITIVE_INFINITY);
  const calm = timeout === undefined || attempts === 1 ? late : Math.min(late, tail(workOf(parts), timeout));
  const lost =
    outcome.attempts > most
      ? Math.max(0, 1 - (1 - failure) * most)
      : failure * failsAgain(failure, failure > 0 ? (late - calm) / failure : 0) ** (attempts - 1);
  return { parts: regroup(parts, outcome.answered), lost, stuck: never, gaveUp: outcome.failed };
}

/**
 * P(a try fails, given that the one before did): a line that was too long for the one is mostly still there for the next,
 * whereas slow work is slow by chance.
 */
function failsAgain(failure: number, congested: number): number {
  return congested + (1 - congested) * failure;
}

/** Callers that carry on without an answer have waited for it all the same. */
function withFailures({ parts, lost, stuck, gaveUp }: Called): TimedSequence {
  if (lost < RARE || (parts.length === 0 && gaveUp.mean === 0)) return { parts, lost, stuck };
  const distribution = mix([
    { probability: 1 - lost, distribution: totalOf(parts) },
    { probability: lost, distribution: gaveUp },
  ]);
  return { parts: regroup(parts, distribution), lost, stuck };
}

function oneTry(hops: HopTimes, node: CallNode): TimedSequence {
  const hop = hops.of(node);
  const below = sequence(hops, node.steps);
  return {
    parts: [...hop.parts, ...below.parts],
    lost: 1 - (1 - hop.lost) * (1 - below.lost),
    stuck: 1 - (1 - hop.stuck) * (1 - below.stuck),
  };
}

/** `parallel`: over when as many branches have answered as are waited for. */
function atOnce(hops: HopTimes, node: CallNode): TimedSequence {
  const branches = node.steps
    .filter((index) => hops.graph.nodes[index]!.synchronous)
    .map((index) => stepTime(hops, index));
  const wanted = awaited(node.step.waitFor, branches.length);
  if (wanted < 1) return nothing;
  const spare = branches.length - wanted;
  const distribution = kthOf(
    branches.map(({ parts }) => totalOf(parts)),
    wanted,
  );
  const parts: TimePart[] = [{ kind: 'group', distribution, branches: branches.map((branch) => branch.parts) }];
  return {
    parts,
    lost: moreThan(
      spare,
      branches.map(({ lost }) => lost),
    ),
    stuck: moreThan(
      spare,
      branches.map(({ stuck }) => stuck),
    ),
  };
}

/** `fan_out`: copies of a call at once. */
function copies(hops: HopTimes, call: TimedSequence, node: CallNode): TimedSequence {
  const n = Math.floor(node.fanOut);
  if (node.component < 0 || n <= 1 || call.parts.length === 0) return call;
  const wanted = awaited(node.step.waitFor, n);
  const atLeast = (p: number) => binomialTail(n, n - wanted + 1, p);
  const isOneLine = copiesOf(node) > 1 && node.station >= 0;
  const distribution = isOneLine
    ? inOneLine(hops, call, node, n, wanted)
    : orderStatistic(totalOf(call.parts), n, wanted);
  const parts = regroup(call.parts, distribution);
  return { parts, lost: atLeast(call.lost), stuck: atLeast(call.stuck) };
}

/** Copies that come to the same line wait together, and then for each other. */
function inOneLine(hops: HopTimes, { parts }: TimedSequence, node: CallNode, n: number, wanted: number): Distribution {
  const queue = hops.queueOf(node);
  const others = 1 - hops.solution.calls.nodes[node.index]! / Math.max(queue.arrivals, 1e-300);
  const { before, time, ...side } = copiesAtOnce(queue, n, wanted, Math.max(0, others));
  const split = withoutWait(parts, queue);
  const { mean, variance } = queue.holding;
  const scv = mean > 0 ? variance / (mean * mean) : 1;
  const work = orderStatistic(totalOf(split.others), side.together, side.wanted);
  return sumOf([split.wait, ...(before > 0 ? [gamma(time, scv / Math.max(before, 1))] : []), work]);
}

/** Calls one after another; a fractional number is rounded down or up at random. */
function repeat(call: TimedSequence, times: number): TimedSequence {
  if (times === 1) return call;
  if (times < 1) return maybe(call, times);
  const low = Math.floor(times);
  const over = (p: number) => (p > 0 ? -Math.expm1(times * Math.log1p(-Math.min(p, 1 - 1e-15))) : 0);
  if (call.parts.length === 0) return { parts: [], lost: over(call.lost), stuck: over(call.stuck) };
  const all = (n: number) => {
    const joined = repeatedParts(call.parts, n);
    return joined === undefined ? repeated(totalOf(call.parts), n) : totalOf(joined);
  };
  const few = all(low);
  const distribution =
    times === low
      ? few
      : mix([
          { probability: low + 1 - times, distribution: few },
          { probability: times - low, distribution: all(low + 1) },
        ]);
  return { parts: regroup(call.parts, distribution), lost: over(call.lost), stuck: over(call.stuck) };
}

function hedgedCall(parts: readonly TimePart[], hedge: NonNullable<CallNode['step']['hedge']>): Distribution {
  const whole = totalOf(parts);
  const after = 'after' in hedge ? hedge.after : quantile(whole, percentileOf(hedge.afterPercentile));
  return tail(whole, after) > 0 ? hedged(whole, whole, after).distribution : whole;
}
