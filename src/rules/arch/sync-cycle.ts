import type { Component } from '../../spec/model/component';
import { groupBy } from '../facts/group-by';
import type { PlacedStep } from '../facts/placed-steps';
import type { Rule, RuleFinding, RuleInput } from '../rule';

export const syncCycle: Rule = {
  id: 'arch/sync-cycle',
  title: 'Synchronous calls form a ring',
  severity: 'warning',
  rationale:
    'A worker that waits for an answer is held meanwhile. Where calls form a ring, each component holds its workers for the next one, which waits for the first: under load all of them are held by calls that wait for a free one, and nothing moves until timeouts end. The ring may lie in one request, or in two flows that cross. A queue between two of them, or a service that both call, breaks it. What does not block a worker while it waits cannot close a ring.',
  *check(input) {
    const reported = new Set<string>();
    for (const placed of input.steps) {
      const ring = ringInRequest(placed, input);
      if (!ring) continue;
      reported.add(nameOf(ring));
      yield report(placed, ring);
    }
    yield* ringsOfFlows(input, reported);
  },
  examples: {
    failing: `headroom: 1
title: Orders
workload: {peak_factor: 3x}
components:
  orders: {kind: service, service_time: 2ms, concurrency: 64, replicas: 3}
  stock: {kind: service, service_time: 2ms, concurrency: 64, replicas: 3}
flows:
  order: {rate: 100/s, steps: [{call: orders, steps: [{call: stock, timeout: 500ms}]}]}
  restock: {rate: 10/s, steps: [{call: stock, steps: [{call: orders, timeout: 500ms}]}]}
`,
    passing: `headroom: 1
title: Orders
workload: {peak_factor: 3x}
components:
  orders: {kind: service, service_time: 2ms, concurrency: 64, replicas: 3}
  stock: {kind: service, service_time: 2ms, concurrency: 64, replicas: 3}
  restocked: {kind: queue, capacity: 5k/s, sla: 99.9%, dead_letter: true, attempts: 5}
  releaser: {kind: worker, service_time: 5ms, replicas: 3, idempotent: true}
flows:
  order: {rate: 100/s, steps: [{call: orders, steps: [{call: stock, timeout: 500ms}]}]}
  restock: {rate: 10/s, steps: [{call: stock, steps: [{publish: restocked}]}]}
  release: {from: restocked, steps: [{call: releaser, steps: [{call: orders, timeout: 500ms}]}]}
`,
  },
};

/** A request that comes back to a component which still waits for it. */
function ringInRequest(placed: PlacedStep, { components }: RuleInput): string[] | undefined {
  const target = placed.step.call?.value;
  if (target === undefined || !components.get(target)?.blocking) return undefined;
  const callers = callersOf(placed);
  const first = callers.lastIndexOf(target);
  return first < 0 ? undefined : [...callers.slice(first), target];
}

/** Rings that no request goes around, but flows that cross. */
function* ringsOfFlows({ steps, components }: RuleInput, reported: Set<string>): Iterable<RuleFinding> {
  const callees = new Map<string, Set<string>>();
  const calls: (readonly [caller: string, callee: string, placed: PlacedStep])[] = [];
  for (const placed of steps) {
    const { step, caller } = placed;
    if (!step.call || !waits(caller, components) || !waits(step.call.value, components)) continue;
    const known = callees.get(caller) ?? new Set();
    if (!known.has(step.call.value)) calls.push([caller, step.call.value, placed]);
    callees.set(caller, known.add(step.call.value));
  }
  const leadOut = leadingOut(callees);
  for (const [caller, callee, placed] of calls) {
    if (leadOut.has(callee)) continue;
    const back = pathBetween(callee, caller, callees);
    const ring = back && [caller, ...back];
    if (!ring || reported.has(nameOf(ring))) continue;
    reported.add(nameOf(ring));
    yield report(placed, ring);
  }
}

/** Components whose calls lead into no ring: in most designs all of them. */
function leadingOut(callees: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> {
  const calls = [...callees].flatMap(([caller, all]) => [...all].map((callee) => ({ caller, callee })));
  const callersOf = groupBy(calls, ({ callee }) => callee);
  const open = new Map([...callees].map(([caller, { size }]) => [caller, size]));
  const out = new Set([...callersOf.keys()].filter((id) => !callees.has(id)));
  for (const id of out) {
    for (const { caller } of callersOf.get(id) ?? []) {
      const left = open.get(caller)! - 1;
      open.set(caller, left);
      if (left === 0) out.add(caller);
    }
  }
  return out;
}

function waits(id: string | undefined, components: ReadonlyMap<string, Component>): id is string {
  return id !== undefined && components.get(id)?.blocking === true;
}

/** The shortest way from one component to another, both included. */
function pathBetween(
  from: string,
  to: string,
  callees: ReadonlyMap<string, ReadonlySet<string>>,
): string[] | undefined {
  const before = new Map<string, string | undefined>([[from, undefined]]);
  for (const at of before.keys()) {
    if (at === to) {
      const path: string[] = [];
      for (let id: string | undefined = to; id !== undefined; id = before.get(id)) path.unshift(id);
      return path;
    }
    for (const next of callees.get(at) ?? []) if (!before.has(next)) before.set(next, at);
  }
  return undefined;
}

/** The components that wait while a step is done, outermost first. */
function callersOf(placed: PlacedStep): string[] {
  const callers: string[] = [];
  let { parent, relation } = placed;
  while (parent) {
    if (relation === 'step' && parent.step.call) callers.unshift(parent.step.call.value);
    ({ parent, relation } = parent);
  }
  return callers;
}

/** The same for a ring wherever it begins. */
function nameOf(ring: readonly string[]): string {
  return [...new Set(ring)].sort().join();
}

function report({ step }: PlacedStep, ring: readonly string[]): RuleFinding {
  const place = step.call!.place;
  return {
    message: `${ring.join(' → ')} is a ring of synchronous calls: each holds a worker while it waits for the next, which can deadlock. Break it with a queue, or merge the two`,
    path: place.path,
    span: place.span,
  };
}
