import type { WaiverSpec } from '../../spec/spec.generated';

/** How a rule is shown; `off`: not at all. */
export type RuleSeverity = 'off' | 'info' | 'warning' | 'error';

/** What surrounds a spec: settings of the editor or of the workspace. */
export interface LintSettings {
  /** By rule id; the spec’s own `lint.rules` wins. */
  readonly severities?: Readonly<Record<string, RuleSeverity>>;
  /** Of all specs, besides those of the spec itself; that one of them waives nothing in a spec is no finding. */
  readonly waivers?: readonly WaiverSpec[];
  /** `2026-11-20`: the day on which waivers are judged. Without it they never expire. */
  readonly today?: string;
}
