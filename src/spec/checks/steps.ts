import { isWritten } from '../binding/is-written';
import type { Finding } from '../finding';
import type { ComponentSpec, Spec, StepSpec } from '../spec.generated';
import type { Check } from './check';

const verbs = ['call', 'publish', 'send', 'parallel'] as const;

/** Every step of every flow, those that lead to a step before it. */
export function allSteps(spec: Spec): StepSpec[] {
  const found: StepSpec[] = [];
  for (const flow of spec.flows?.entries.values() ?? []) collect(flow.steps?.items, found);
  return found;
}

function collect(steps: readonly StepSpec[] | undefined, found: StepSpec[]): void {
  if (steps === undefined) return;
  for (const step of steps) {
    found.push(step);
    collect(step.steps?.items, found);
    collect(step.parallel?.items, found);
    collect(step.on_miss?.items, found);
    collect(step.on_failure?.items, found);
  }
}

/** A step does one thing, to a component that such a thing can be done to. */
export const stepVerbs: Check = function* ({ spec }) {
  for (const step of allSteps(spec)) {
    const used = verbs
      .filter((verb) => isWritten(step, verb) || step[verb])
      .sort((a, b) => startOf(step, a) - startOf(step, b));
    if (used.length !== 1) {
      yield {
        rule: 'spec/step-verb',
        severity: 'error',
        message:
          used.length === 0
            ? 'A step needs one of `call`, `publish`, `send` or `parallel`: without a verb it does nothing'
            : `A step does one thing; this one has ${used.map((verb) => `\`${verb}\``).join(' and ')}. Make each a step of its own`,
        path: step.place.path,
        span: used[1] ? (step[used[1]]?.place.keySpan ?? step.place.span) : firstKey(step),
      };
    }
    yield* wrongTarget(step, spec);
  }
};

function* wrongTarget(step: StepSpec, spec: Spec): Iterable<Finding> {
  const published = step.publish && spec.components?.entries.get(step.publish.value);
  if (step.publish && published?.kind && !isBroker(published)) {
    yield {
      rule: 'spec/publish-target',
      severity: 'error',
      message: `\`publish\` needs a queue or a stream; \`${step.publish.value}\` is a ${published.kind.value}. Use \`call\`, or \`send\` for fire and forget`,
      path: step.publish.place.path,
      span: step.publish.place.span,
    };
  }
  const called = step.call && spec.components?.entries.get(step.call.value);
  if (step.on_miss && called?.kind && !['cache', 'cdn'].includes(called.kind.value)) {
    yield {
      rule: 'spec/miss-without-cache',
      severity: 'warning',
      message: `\`on_miss\` is taken when a cache has no answer; \`${step.call?.value}\` is a ${called.kind.value}, which never misses, so these steps get no calls. Use \`steps\``,
      path: step.on_miss.place.path,
      span: step.on_miss.place.keySpan ?? step.on_miss.place.span,
    };
  }
}

/** A consumer is fed by a queue or a stream, and by nothing else. */
export const flowSources: Check = function* ({ spec }) {
  for (const [id, flow] of spec.flows?.entries ?? []) {
    const source = flow.from && spec.components?.entries.get(flow.from.value);
    if (flow.from && source?.kind && !isBroker(source)) {
      yield {
        rule: 'spec/flow-source',
        severity: 'error',
        message: `\`from\` names the queue or stream that feeds the flow; \`${flow.from.value}\` is a ${source.kind.value}`,
        path: flow.from.place.path,
        span: flow.from.place.span,
      };
    }
    if (flow.from && flow.rate) {
      yield {
        rule: 'spec/two-rates',
        severity: 'error',
        message: `\`${id}\` has both \`from\` and \`rate\`: the rate of a consumer is what is published to its queue. Remove \`rate\`, or use \`share\``,
        path: flow.rate.place.path,
        span: flow.rate.place.keySpan ?? flow.rate.place.span,
      };
    }
    if (!isWritten(flow, 'from') && !isWritten(flow, 'rate')) {
      yield {
        rule: 'spec/no-rate',
        severity: 'warning',
        message: `\`${id}\` has no \`rate\`, so its load is not counted anywhere; add e.g. \`rate: 200/s\`, or \`from\` for a consumer`,
        path: flow.place.path,
        span: flow.place.keySpan ?? flow.place.span,
      };
    }
  }
};

function isBroker(component: ComponentSpec): boolean {
  return component.kind?.value === 'queue' || component.kind?.value === 'stream';
}

function startOf(step: StepSpec, verb: (typeof verbs)[number]): number {
  return step[verb]?.place.span.start ?? 0;
}

function firstKey(step: StepSpec): { start: number; end: number } {
  const { node } = step.place;
  return node.type === 'mapping' ? (node.entries[0]?.key.span ?? node.span) : node.span;
}
