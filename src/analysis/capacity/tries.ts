import type { Retries, Step } from '../../spec/model/flow';
import type { CallGraph, CallNode } from './call-graph';

/** P(a try fails in a way that is tried again). */
export function retriedShare({ on }: Retries, error: number, late: number): number {
  const onTimeout = on.length === 0 || on.includes('timeout');
  const onError = on.length === 0 || on.some((cause) => cause !== 'timeout');
  return 1 - (onError ? 1 - error : 1) * (onTimeout ? 1 - late : 1);
}

/** Tries of a call that nobody answers; an open circuit breaker lets none of them through. */
export function triesWhileDown({ retries, circuitBreaker }: Step): number {
  if (circuitBreaker) return 1;
  const most = Math.max(1, retries?.attempts ?? 1);
  return Math.min(1 + (retries?.budget ?? most), most);
}

/** Whether a call of what is down fails at once: its circuit breaker is open, or it is a lookup, which is then a miss. */
export function isRefused(graph: CallGraph, { step, component }: CallNode): boolean {
  return step.circuitBreaker !== undefined || graph.model.components[component]?.kind === 'cache';
}

/** Seconds until a call that nobody answers is given up: every try waits for its timeout. Without one it is refused at once. */
export function timeWhileDown(graph: CallGraph, node: CallNode): number {
  const { timeout = 0, retries } = node.step;
  if (isRefused(graph, node)) return 0;
  const tries = triesWhileDown(node.step);
  return tries * timeout + (retries === undefined ? 0 : pauses(retries, 1, Math.floor(tries)));
}

/** Mean time spent in pauses between tries. */
export function pauses(retries: Retries, retriable: number, most: number): number {
  if (!(retriable > 0)) return 0;
  let sum = 0;
  let reached = 1;
  for (let failures = 1; failures < Math.min(most, 30); failures++) {
    reached *= retriable;
    sum += reached * pauseAfter(retries, failures);
  }
  return sum;
}

/** Mean pause in seconds after the given number of failures; full jitter halves it. */
export function pauseAfter(retries: Retries, failures: number): number {
  const { base = 0, max = Number.POSITIVE_INFINITY, backoff = 'exponential', jitter } = retries;
  if (backoff === 'none') return 0;
  const growth = backoff === 'exponential' ? 2 ** (failures - 1) : backoff === 'linear' ? failures : 1;
  return Math.min(max, base * growth) * (jitter === 'full' ? 0.5 : jitter === 'equal' ? 0.75 : 1);
}
