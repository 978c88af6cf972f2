import type { LinkProblem } from '../../document/section-findings';
import type { DesignDoc } from '../../document/sections';
import { specsIn } from '../../document/specs-in';
import type { WorkspaceConfig } from '../../rules/config/workspace-config';
import { LineIndex } from '../../spec/syntax/line-index';
import type { LinkedSpec } from './check-design-doc';
import { specForSections } from './spec-for-sections';

/** The files beside a document, by paths as the document writes them. */
export interface NearbyFiles {
  /** The text of a file, or why there is none. */
  readonly read: (path: string) => Promise<{ readonly text: string } | { readonly problem: LinkProblem }>;
  /** What its workspace says of the specs in a file. */
  readonly workspaceOf: (path: string) => Promise<WorkspaceConfig | undefined>;
}

/** The specs that a document links, by path; of a Markdown file the first one. */
export async function linkedSpecs({ files }: DesignDoc, nearby: NearbyFiles): Promise<Map<string, LinkedSpec>> {
  const loaded = files.map(async ({ path }) => [path, await linkedSpec(path, nearby)] as const);
  return new Map(await Promise.all(loaded));
}

/** One of them. */
export async function linkedSpec(path: string, { read, workspaceOf }: NearbyFiles): Promise<LinkedSpec> {
  const found = await read(path);
  if ('problem' in found) return found;
  const [spec] = specsIn(path, found.text);
  if (!spec) return { problem: 'not-a-spec' };
  const lines = new LineIndex(found.text);
  return {
    checked: specForSections(spec.text, await workspaceOf(path)),
    lineOf: (offset) => lines.at(spec.toDocument(offset)).line,
  };
}
