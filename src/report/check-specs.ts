import { specsIn } from '../document/specs-in';
import { type CheckedDocument, checkDocument } from '../rules/check-document';
import type { CheckSettings } from '../rules/check-settings';
import { LineIndex } from '../spec/syntax/line-index';
import { buildReport } from './build-report';
import type { ReportedSpec } from './reported-spec';

/** A spec that was checked, with what its report was made from. */
export interface CheckedSpec extends ReportedSpec {
  readonly checked: CheckedDocument;
  /** Line in the file of an offset in the spec. */
  readonly lineOf: (offset: number) => number;
}

export interface CheckSpecsOptions {
  readonly version: string;
  readonly settings?: CheckSettings;
  /** Of the specs that have it, report what it changes. */
  readonly scenario?: string | undefined;
}

/**
 * The specs of a text: itself if it is one, else those fenced in it as `yaml headroom`; none if it is something else.
 *
 * @param file as it is to be named; a Markdown file is told by its name
 */
export function checkSpecs(file: string, text: string, options: CheckSpecsOptions): CheckedSpec[] {
  const { version, settings, scenario: name } = options;
  const lines = new LineIndex(text);
  return specsIn(file, text).map(({ text: spec, start, toDocument }) => {
    const placeOf = (offset: number) => lines.at(toDocument(offset));
    const checked = checkDocument(spec, settings);
    const scenario = checked.document.model?.scenarios.find(({ id }) => id === name);
    const report = buildReport(checked, {
      version,
      file,
      withFixes: true,
      ...(start !== undefined && { line: lines.at(start).line, placeOf }),
      ...(scenario && { scenario }),
    });
    return { file, text, report, checked, lineOf: (offset) => placeOf(offset).line };
  });
}
