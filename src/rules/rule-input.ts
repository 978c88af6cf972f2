import type { Analysis } from '../analysis/analyse';
import { inheritObjectives } from '../spec/model/inherit-objectives';
import type { SpecDocument } from '../spec/read-spec';
import type { Spec } from '../spec/spec.generated';
import { placedSteps } from './facts/placed-steps';
import type { RuleInput } from './rule';
import type { Thresholds } from './threshold';

/** What every rule reads, prepared once for all of them. */
export function ruleInput(
  document: SpecDocument,
  spec: Spec,
  analysis: Analysis,
  thresholds: Thresholds = new Map(),
): RuleInput {
  const { model } = analysis;
  return {
    document,
    spec: inheritObjectives(spec, document.defaults.objectives).spec,
    model,
    analysis,
    steps: placedSteps(spec),
    components: new Map(model.components.map((component) => [component.id, component])),
    thresholds,
  };
}
