import type { BoundList, BoundMap, BoundObject, Value } from '../../spec/binding/bound';
import type { ComponentSpec, LintSpec, ObjectivesSpec } from '../../spec/spec.generated';
import type { RuleSeverity } from '../lint/lint-settings';

/** A bound `.headroom.yaml`: schemas/workspace-config.schema.json. */
export interface ConfigSpec extends BoundObject {
  readonly extends?: BoundList<Value<string>>;
  readonly lint?: LintSpec;
  readonly objectives?: ObjectivesSpec;
  readonly technologies?: BoundMap<TechnologyProfileSpec>;
  readonly policies?: BoundList<PolicySpec>;
}

/** Fields of a component, as limits of a technology. */
export interface TechnologyProfileSpec extends ComponentSpec {
  readonly note?: Value<string>;
}

export const comparisons = ['<=', '>=', '<', '>', '==', 'exists', 'absent', 'matches'] as const;
export type Comparison = (typeof comparisons)[number];

export interface PolicySpec extends BoundObject {
  readonly id?: Value<string>;
  readonly path?: Value<string>;
  readonly compare?: Value<Comparison>;
  readonly value?: Value<string>;
  readonly message?: Value<string>;
  readonly severity?: Value<RuleSeverity>;
}
