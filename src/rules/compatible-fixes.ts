import type { TextEdit } from '../spec/edit/text-edit';
import { type CheckedDocument, fixesOf } from './check-document';

/** The preferred fixes of all findings that do not get in each other's way, to be applied together. */
export function compatibleFixes(checked: CheckedDocument): TextEdit[] {
  const taken: TextEdit[] = [];
  for (const finding of checked.findings) {
    const fix = fixesOf(finding, checked).find(({ preferred }) => preferred);
    const free = fix?.edits.every((edit) => taken.every((other) => edit.start > other.end || edit.end < other.start));
    if (fix && free) taken.push(...fix.edits);
  }
  return taken;
}
