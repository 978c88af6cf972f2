import type { WorkspaceConfig } from './config/workspace-config';
import type { LintSettings } from './lint/lint-settings';

/** What surrounds a spec. What the spec says itself comes first, then its workspace, then the person's own settings. */
export interface CheckSettings extends LintSettings {
  readonly workspace?: WorkspaceConfig;
}

/** The lint settings of a person and of a workspace as one. */
export function lintSettings({ workspace, ...settings }: CheckSettings): LintSettings {
  if (!workspace) return settings;
  const { severities, waivers } = workspace;
  return { ...settings, severities: { ...settings.severities, ...severities }, waivers };
}
