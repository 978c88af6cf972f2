import { missShare } from './calls';
import { callerStation } from './connection-pools';
import { copiesAtOnce } from './copies-at-once';
import { copiesOf, groupOf } from './held-calls';
import { type Moments, orderMoments } from './moments';
import { awaited, finishNode, type NodeTimes, type Outcome } from './node-times';
import type { ServingGroup } from './serving-groups';
import type { HeldCall, PassInput, SolvedPool } from './solved-station';
import { delayMomentsBy, type StationQueue } from './station-queue';

/** Start of an instance, wait, own work, calls below and the way there, of a call that has its connection. */
export function respond(
  input: PassInput,
  call: HeldCall,
  serving: readonly ServingGroup[],
  queues: readonly StationQueue[],
  starting: Moments,
): Outcome {
  const { node, write, own, way, below } = call;
  const component = input.graph.model.components[node.component]!;
  const position = groupOf(node, serving);
  const group = serving[position]!;
  const queue = queues[position]!;
  const wait = delayMomentsBy(queue);
  const stage = {
    mean: wait.mean + own.mean * queue.stretch,
    variance: wait.variance + own.variance * queue.stretch ** 2,
  };
  const sent = Math.max(1, write ? group.writeCost : group.readCost);
  const awaitedAnswers = write ? group.writesAwaited : group.readsAwaited;
  const served =
    sent > 1 && component.replication?.mode === 'leaderless' ? orderMoments(stage, sent, awaitedAnswers) : stage;
  const dropped = component.rateLimit?.onExceed === 'wait' ? 0 : 1 - input.by.passed[node.component]!;
  return {
    mean: way.mean + starting.mean + served.mean + below.mean,
    variance: way.variance + starting.variance + served.variance + below.variance,
    lost: 1 - (1 - queue.loss) * (1 - dropped) * (1 - below.lost),
    stuck: queue.stable ? below.stuck : 1,
  };
}

/** Fills in the times of a node, given its response once it has a connection. */
export function answer(
  input: PassInput,
  { node }: HeldCall,
  response: Outcome,
  pools: readonly SolvedPool[],
  queue: StationQueue,
  times: NodeTimes,
): void {
  const n = copiesOf(node);
  if (n > 1) {
    const others = 1 - input.calls[node.index]! / Math.max(queue.arrivals, 1e-300);
    const { time } = copiesAtOnce(queue, n, awaited(node.step.waitFor, n), Math.max(0, others));
    times.heldBack[node.index] = time;
  }
  const caller = pools.length > 0 ? callerStation(input.graph, node) : -1;
  const pool = pools.find((candidate) => candidate.caller === caller)?.queue;
  const tried = pool === undefined ? response : afterWait(response, pool);
  finishNode(input.graph, node, tried, node.misses.length > 0 ? missShare(node, input.by) : 0, times);
}

function afterWait(response: Outcome, pool: StationQueue): Outcome {
  const wait = delayMomentsBy(pool);
  return {
    mean: response.mean + wait.mean,
    variance: response.variance + wait.variance,
    lost: response.lost,
    stuck: pool.stable ? response.stuck : 1,
  };
}
