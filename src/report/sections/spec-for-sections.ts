import { type CheckedDocument, checkDocument } from '../../rules/check-document';
import type { WorkspaceConfig } from '../../rules/config/workspace-config';
import { withLater } from '../../spec/lazy';
import { once } from '../../spec/once';

/**
 * A spec as sections are computed from it: without the settings and the date of whoever looks at it, so that all get the
 * same text. The analysis knows neither, so that one which is there already is taken.
 */
export function specForSections(
  text: string,
  workspace: WorkspaceConfig | undefined,
  known?: CheckedDocument,
): CheckedDocument {
  const impartial = once(() => checkDocument(text, { ...(workspace && { workspace }) }));
  if (!known) return impartial();
  return withLater<CheckedDocument>(
    { document: known.document },
    { analysis: () => known.analysis, findings: () => impartial().findings },
  );
}
