import type { Analysis } from '../../analysis/analyse';
import { explainRemaining, type Remaining } from '../../analysis/sizing/explain-remaining';
import { type LargestLoad, largestLoadWithinObjectives } from '../../analysis/sizing/largest-load-within-objectives';
import { sizeToObjectives } from '../../analysis/sizing/size-to-objectives';
import type { TextEdit } from '../../spec/edit/text-edit';
import type { CheckedDocument } from '../check-document';
import { whatIf } from '../what-if';
import { type SizeEdit, sizeEdits } from './size-edits';

/** One size that is to be another, and what that does to its component. */
export interface SizedField extends SizeEdit {
  /** Id. */
  readonly component: string;
}

/** A document with the sizes that its objectives ask for. */
export interface SizedDocument {
  readonly before: Analysis;
  /** With the edits made. */
  readonly after: Analysis;
  readonly changes: readonly SizedField[];
  readonly edits: readonly TextEdit[];
  /** What is missed all the same, and why. */
  readonly remaining: readonly Remaining[];
  /** The most load that the design carries within its objectives, as written and as sized. */
  readonly largestLoad?: LargestLoad;
  readonly largestLoadAfter?: LargestLoad;
}

/** Sizes that meet the objectives of a document, as edits; undefined where the document has errors that stop its analysis. */
export function sizeDocument({ document, analysis: before }: CheckedDocument): SizedDocument | undefined {
  if (!before || before.results.verdict === 'invalid') return undefined;
  const sized = sizeToObjectives(before.model);
  const changes = sized.changes.flatMap((change) =>
    sizeEdits(document, before.model, sized.model, change).map((edit) => ({
      ...edit,
      component: before.model.components[change.component]!.id,
    })),
  );
  const edits = changes.flatMap(({ edit }) => edit ?? []);
  const after = (edits.length > 0 && whatIf(document, edits)) || before;
  const largestLoad = largestLoadWithinObjectives(before.model);
  const largestLoadAfter = after === before ? largestLoad : largestLoadWithinObjectives(after.model);
  return {
    before,
    after,
    changes,
    edits,
    remaining: explainRemaining(after, sized.remaining),
    ...(largestLoad && { largestLoad }),
    ...(largestLoadAfter && { largestLoadAfter }),
  };
}
