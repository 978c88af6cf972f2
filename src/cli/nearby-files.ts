import path from 'node:path';
import type { NearbyFiles } from '../report/sections/linked-specs';
import { readTextOr } from './read-text';
import type { WorkspaceConfigs } from './workspace-configs';

/** The files beside a document; beside standard input those of the working directory. */
export function nearbyFiles(document: string, configs: WorkspaceConfigs): NearbyFiles {
  const folder = document === '-' ? '.' : path.dirname(document);
  return {
    read: (name) => readTextOr(path.join(folder, name)),
    workspaceOf: async (name) => (await configs.of(path.join(folder, name)))?.config,
  };
}
