import type { SpecDefaults } from '../../spec/model/resolve';
import type { WaiverSpec } from '../../spec/spec.generated';
import type { RuleSeverity } from '../lint/lint-settings';
import type { Rule } from '../rule';

/** What holds for all specs of a workspace; what a spec says itself wins. */
export interface WorkspaceConfig {
  readonly severities: Readonly<Record<string, RuleSeverity>>;
  /** Thresholds of rules, as they are written. */
  readonly thresholds: Readonly<Record<string, string>>;
  readonly waivers: readonly WaiverSpec[];
  readonly defaults: SpecDefaults;
  readonly policies: readonly Policy[];
}

/** A rule of the house, `policy/<id>`. */
export type Policy = Pick<Rule, 'id' | 'severity' | 'check'>;
