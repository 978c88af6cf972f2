import { specFences } from '../document/fences';
import { buildReport } from '../report/build-report';
import type { ReportedSpec } from '../report/reported-spec';
import { type CheckedDocument, checkDocument } from '../rules/check-document';
import { isHeadroomDocument } from '../spec/syntax/is-headroom-document';
import { LineIndex } from '../spec/syntax/line-index';
import { version } from './version';

/** A spec that was checked, with what its report was made from. */
export interface CheckedSpec extends ReportedSpec {
  readonly checked: CheckedDocument;
  /** Line in the file of an offset in the spec. */
  readonly lineOf: (offset: number) => number;
}

/**
 * The specs of a text: itself if it is one, else those fenced in it as `yaml headroom`; none if it is something else.
 *
 * @param file as it is to be named; a Markdown file is told by its name
 */
export function checkSpecs(file: string, text: string): CheckedSpec[] {
  const lines = new LineIndex(text);
  if (!/\.(md|markdown|mdx)$/i.test(file) && isHeadroomDocument(text)) {
    const checked = checkDocument(text);
    const report = buildReport(checked, { version, file, withFixes: true });
    return [{ file, text, report, checked, lineOf: (offset) => lines.at(offset).line }];
  }
  return specFences(text).map((fence) => {
    const checked = checkDocument(fence.text);
    const placeOf = (offset: number) => lines.at(fence.toDocument(offset));
    const { line } = lines.at(fence.start);
    const report = buildReport(checked, { version, file, line, placeOf, withFixes: true });
    return { file, text, report, checked, lineOf: (offset) => placeOf(offset).line };
  });
}
