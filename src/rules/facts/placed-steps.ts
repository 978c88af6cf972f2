import type { Value } from '../../spec/binding/bound';
import { noted } from '../../spec/notes';
import type { FlowSpec, Spec, StepSpec } from '../../spec/spec.generated';
import { groupBy } from './group-by';

/** A step with the way that leads to it. */
export interface PlacedStep {
  readonly step: StepSpec;
  readonly flowId: string;
  readonly flow: FlowSpec;
  /** The step that it hangs under; absent for the first steps of a flow. */
  readonly parent?: PlacedStep;
  readonly relation: 'step' | 'parallel' | 'miss' | 'fallback';
  /**
   * Component that makes the call; absent for the first steps of a flow, which the client makes. What follows a miss or a
   * failure is done by whoever made the call that missed or failed.
   */
  readonly caller?: string;
}

/** Aliases can unfold a short document into an enormous tree; nobody reads findings on more steps than this. */
const most = 20_000;

/** Every step of every flow, callers before what they call. */
export function placedSteps(spec: Spec): readonly PlacedStep[] {
  const found: PlacedStep[] = [];
  for (const [flowId, flow] of spec.flows?.entries ?? []) {
    const walk = (
      steps: readonly StepSpec[] | undefined,
      relation: PlacedStep['relation'],
      parent?: PlacedStep,
      caller?: string,
    ) => {
      for (const step of steps ?? []) {
        if (found.length >= most) return;
        const placed: PlacedStep = { step, flowId, flow, parent, relation, caller };
        found.push(placed);
        walk(step.steps?.items, 'step', placed, targetOf(step)?.value ?? caller);
        walk(step.parallel?.items, 'parallel', placed, caller);
        walk(step.on_miss?.items, 'miss', placed, caller);
        walk(step.on_failure?.items, 'fallback', placed, caller);
      }
    };
    walk(flow.steps?.items, 'step');
  }
  return found;
}

/** The steps that call each component. */
export const stepsCalling = noted((steps: readonly PlacedStep[]) => groupBy(steps, ({ step }) => step.call?.value));

/** The calls that each component makes. */
export const callsMadeBy = noted((steps: readonly PlacedStep[]) =>
  groupBy(steps, ({ step, caller }) => (step.call ? caller : undefined)),
);

/** The first steps of each flow. */
export const firstSteps = noted((steps: readonly PlacedStep[]) =>
  groupBy(steps, ({ parent, flowId }) => (parent ? undefined : flowId)),
);

/** The component that a step calls, publishes or sends to. */
export function targetOf({ call, publish, send }: StepSpec): Value<string> | undefined {
  return call ?? publish ?? send;
}

/** A step and all that happens below it when nothing fails. */
export function* withNested(step: StepSpec): Generator<StepSpec> {
  yield step;
  for (const nested of [step.steps, step.parallel, step.on_miss])
    for (const child of nested?.items ?? []) yield* withNested(child);
}

/** Whether a step changes something at its target, as far as the step itself says. */
export function isWrite({ operation, writes }: StepSpec): boolean {
  return operation ? operation.value === 'write' : (writes?.ids.length ?? 0) > 0;
}

/** The tries that a step makes, the first included; a retry without `attempts` makes the language's default of 3. */
export function attemptsOf({ retries }: StepSpec): number {
  return retries ? Math.max(1, retries.attempts?.value ?? 3) : 1;
}

/** A step and those above it, innermost first. */
export function* withAbove(placed: PlacedStep): Generator<PlacedStep> {
  for (let at: PlacedStep | undefined = placed; at; at = at.parent) yield at;
}
