import type { Bound } from '../../spec/binding/bound';
import type { FieldDefault } from '../../spec/model/field-default';
import type { RuleSeverity } from '../lint/lint-settings';
import { compilePolicy } from './compile-policy';
import { houseTechnologies } from './house-technologies';
import type { ConfigFile } from './read-config';
import type { Policy, WorkspaceConfig } from './workspace-config';

/**
 * What several configuration files say together. Rules, thresholds, objectives, fields of a technology and policies of the
 * same id are those of the last file that states them; waivers add up.
 *
 * @param files the one that counts least comes first
 */
export function mergeConfigs(files: readonly ConfigFile[]): WorkspaceConfig {
  const severities: Record<string, RuleSeverity> = {};
  const thresholds: Record<string, string> = {};
  const objectives = new Map<string, FieldDefault>();
  const policies = new Map<string, Policy | undefined>();
  for (const { path, spec } of files) {
    for (const [rule, { value }] of spec?.lint?.rules?.entries ?? []) severities[rule] = value;
    for (const [rule, { value }] of spec?.lint?.thresholds?.entries ?? []) thresholds[rule] = value;
    for (const [field, value] of Object.entries(spec?.objectives ?? {})) {
      if (field === 'place') continue;
      objectives.set(field, {
        field,
        value: value as Bound,
        because: 'holds for every spec of this workspace',
        source: path,
      });
    }
    for (const policy of spec?.policies?.items ?? []) {
      if (policy.id) policies.set(policy.id.value, compilePolicy(policy));
    }
  }
  const technologies = files
    .toReversed()
    .flatMap(({ path: source, spec }) =>
      [...(spec?.technologies?.entries ?? [])].map(([name, profile]) => ({ name, profile, source })),
    );
  return {
    severities,
    thresholds,
    waivers: files.flatMap(({ spec }) => spec?.lint?.waivers?.items ?? []),
    defaults: { technologies: houseTechnologies(technologies), objectives: [...objectives.values()] },
    policies: [...policies.values()].filter((policy) => policy !== undefined),
  };
}
