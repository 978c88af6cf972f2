import { specFences } from '../../document/fences';
import { applyEdits } from '../../spec/edit/text-edit';
import { checkDesignDoc } from './check-design-doc';
import { specForSections } from './spec-for-sections';

/** A new document with its sections computed from the specs that are fenced in it. */
export function fillDesignDoc(markdown: string): string {
  const fences = specFences(markdown).map(({ text }) => specForSections(text, undefined));
  return applyEdits(markdown, checkDesignDoc(markdown, { fences, files: new Map() }).edits);
}
