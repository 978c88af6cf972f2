import { formatQuantity } from '../../quantity/format-quantity';
import { setField } from '../../spec/edit/set-field';
import type { Component } from '../../spec/model/component';
import { peakCalls } from '../facts/peak-calls';
import { callsMadeBy } from '../facts/placed-steps';
import { beyondPlatformLimit } from '../facts/platform-limit';
import type { Rule, RuleFinding, RuleInput } from '../rule';
import { effectOn, titleWith, whatIf } from '../what-if';

/** Room above the mean number in flight, for the moments when it is higher; a convention. */
const room = 1.3;

export const littlesLawConcurrency: Rule = {
  id: 'capacity/littles-law-concurrency',
  title: 'Limit on calls in flight below what the load needs',
  severity: 'error',
  rationale:
    'Calls in flight are the arrival rate times the time that each takes: 2,000 calls a second of 100 ms keep 200 of something busy, whatever is done. A connection pool or a platform limit below that number turns the rest into waiting or rejections, with every server behind it idle.',
  source: {
    title: 'Little: A Proof for the Queuing Formula L = λW, 1961',
    url: 'https://doi.org/10.1287/opre.9.3.383',
  },
  *check(input) {
    for (const component of input.model.components) {
      yield* functionLimit(component, input);
      for (const [target, size] of component.pools) yield* pool(component, target, size, input);
    }
  },
  fixes({ path, data }, { document, model, analysis }) {
    const { field, value } = data ?? {};
    const edit = setField(document.tree, path, String(field), String(value));
    if (!edit) return [];
    const after = whatIf(document, [edit]);
    const component = model.components.find((one) => path === one.path || path === `${one.path}.pools`);
    const effect = after && component && effectOn(component.id, analysis, after);
    const title = titleWith(`Set it to ${value}, with 30 % of room`, [effect]);
    return [{ title, edits: [edit], preferred: true }];
  },
  examples: {
    failing: `headroom: 1
title: Search
workload: {peak_factor: 3x}
components:
  api: {kind: service, blocking: false, service_time: 1ms, concurrency: 8, replicas: 4, pools: {index: 5}}
  index: {kind: search, service_time: 60ms, concurrency: 64, replicas: 3, replication: {read_from: any}}
flows:
  search:
    rate: 200/s
    steps:
      - call: api
        steps: [{call: index, timeout: 1s}]
`,
    passing: `headroom: 1
title: Search
workload: {peak_factor: 3x}
components:
  api: {kind: service, blocking: false, service_time: 1ms, concurrency: 8, replicas: 4, pools: {index: 20}}
  index: {kind: search, service_time: 60ms, concurrency: 64, replicas: 3, replication: {read_from: any}}
flows:
  search:
    rate: 200/s
    steps:
      - call: api
        steps: [{call: index, timeout: 1s}]
`,
  },
};

/** What a platform runs at once of a function, over all its instances. */
function* functionLimit(component: Component, { spec, analysis }: RuleInput): Iterable<RuleFinding> {
  const { id, path, concurrencyLimit = 0 } = component;
  const inFlight = beyondPlatformLimit(component, analysis);
  const place = spec.components?.entries.get(id)?.concurrency_limit?.place;
  if (!inFlight || !place) return;
  const { rate, time, calls } = inFlight;
  yield {
    message: `${formatQuantity(rate, 'rate')} x ${formatQuantity(time, 'duration')} keep ${formatQuantity(Math.ceil(calls), 'count')} calls of \`${id}\` running at peak; its limit is ${formatQuantity(concurrencyLimit, 'count')}, and the rest is throttled. Raise \`concurrency_limit\``,
    path,
    span: place.span,
    data: { field: 'concurrency_limit', value: Math.ceil(calls * room) },
  };
}

/** Connections from one component to another; a call needs one from its start to its answer. */
function* pool(caller: Component, target: number, size: number, input: RuleInput): Iterable<RuleFinding> {
  const { spec, model, steps, analysis } = input;
  const callee = model.components[target];
  const place = spec.components?.entries.get(caller.id)?.pools?.entries.get(callee?.id ?? '')?.place;
  const uses = (analysis.capacity.components[caller.index]?.limits ?? []).filter(
    (use) => use.kind === 'pool' && use.target === target,
  );
  const [worst] = uses.sort((a, b) => b.used / b.limit - a.used / a.limit);
  if (!callee || !place || !worst || worst.used <= worst.limit) return;
  const calls = (callsMadeBy(steps).get(caller.id) ?? [])
    .filter(({ step }) => step.call?.value === callee.id)
    .reduce((sum, { step }) => sum + (peakCalls(analysis).get(step.place.path) ?? 0), 0);
  // In several regions the rate is that of all of them, and the pool that of one.
  const product =
    uses.length === 1 && calls > 0
      ? `${formatQuantity(calls, 'rate')} x ${formatQuantity(worst.used / calls, 'duration')} keep`
      : 'The load keeps';
  yield {
    message: `${product} ${formatQuantity(Math.ceil(worst.used), 'count')} calls from \`${caller.id}\` to \`${callee.id}\` in flight at peak, but its pools hold ${formatQuantity(worst.limit, 'count')} connections (${formatQuantity(size, 'count')} in each replica). Enlarge the pool`,
    path: `${caller.path}.pools`,
    span: place.span,
    data: { field: callee.id, value: Math.ceil((worst.used * room * size) / worst.limit) },
  };
}
