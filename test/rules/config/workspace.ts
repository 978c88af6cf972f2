import * as assert from 'node:assert/strict';
import { type LoadedConfig, loadConfig } from '../../../src/rules/config/load-config';
import type { WorkspaceConfig } from '../../../src/rules/config/workspace-config';

/** What the files of a workspace say; the first one is where it starts. */
export async function load(files: Readonly<Record<string, string>>, today?: string): Promise<LoadedConfig> {
  const [start = ''] = Object.keys(files);
  return loadConfig(start, { read: async (path) => files[path], today });
}

/** What one sound configuration says. */
export async function workspaceOf(text: string): Promise<WorkspaceConfig> {
  const { config, files } = await load({ '.headroom.yaml': text });
  assert.deepEqual(
    files.flatMap(({ findings }) => findings.map(({ message }) => message)),
    [],
  );
  return config;
}
