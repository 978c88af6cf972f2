import { formatQuantity } from '../quantity/format-quantity';
import type { CheckedDocument } from '../rules/check-document';
import type { Span } from '../spec/span';
import { lastOffset } from '../spec/syntax/last-offset';
import { entryOf } from '../spec/syntax/node';
import { nodeAtPath } from '../spec/syntax/path';
import { componentHints } from './inlay/component-hints';
import type { InlayHint } from './inlay/inlay-hint';
import { quantityHints } from './inlay/quantity-hints';
import { visitValues } from './visit-values';

export type { InlayHint, InlayHintKind } from './inlay/inlay-hint';

/** The derived values of a document, or of the part of it that is visible, in document order. */
export function inlayHints(checked: CheckedDocument, visible?: Span): InlayHint[] {
  const { document, analysis } = checked;
  const { root } = document.tree;
  const hints: InlayHint[] = analysis ? [...componentHints(analysis, root), ...datasetHints(checked)] : [];
  for (const value of visitValues(root, visible)) hints.push(...quantityHints(value, analysis));
  // An aliased text belongs to several components; what the first of them says stands there.
  const unique = new Map(hints.reverse().map((hint) => [`${hint.kind} ${hint.offset}`, hint]));
  return [...unique.values()]
    .filter(({ offset }) => !visible || (visible.start <= offset && offset <= visible.end))
    .sort((a, b) => a.offset - b.offset);
}

/** How much a dataset takes at the horizon, behind the size of a record. */
function* datasetHints({ document, analysis }: CheckedDocument): Generator<InlayHint> {
  for (const { id, path } of analysis?.model.datasets ?? []) {
    const stored = analysis?.results.data[id]?.stored_at_horizon;
    const size = entryOf(nodeAtPath(document.tree.root, path), 'record_size');
    if (stored === undefined || !size) continue;
    const horizon = formatQuantity(analysis?.model.workload.horizon ?? 0, 'duration');
    const label = `${formatQuantity(stored, 'size')} in ${horizon}`;
    const tooltip = 'Stored at the horizon, with copies, overhead and compression';
    yield { offset: lastOffset(size.value), kind: 'storage', label, tooltip };
  }
}
