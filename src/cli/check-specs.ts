import { specFences } from '../document/fences';
import { buildReport, type ReportOptions } from '../report/build-report';
import type { ReportedSpec } from '../report/reported-spec';
import { type CheckedDocument, checkDocument } from '../rules/check-document';
import type { CheckSettings } from '../rules/check-settings';
import type { WorkspaceConfig } from '../rules/config/workspace-config';
import { isHeadroomDocument } from '../spec/syntax/is-headroom-document';
import { type LineColumn, LineIndex } from '../spec/syntax/line-index';
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
 * @param scenario of the specs that have it, report what it changes
 * @param workspace what holds for all specs around the file
 */
export function checkSpecs(file: string, text: string, scenario?: string, workspace?: WorkspaceConfig): CheckedSpec[] {
  const settings: CheckSettings = { today: new Date().toISOString().slice(0, 10), workspace };
  const lines = new LineIndex(text);
  if (!/\.(md|markdown|mdx)$/i.test(file) && isHeadroomDocument(text)) {
    return [checkSpec(file, text, text, settings, {}, (offset) => lines.at(offset), scenario)];
  }
  return specFences(text).map((fence) => {
    const placeOf = (offset: number) => lines.at(fence.toDocument(offset));
    const options = { line: lines.at(fence.start).line, placeOf };
    return checkSpec(file, text, fence.text, settings, options, placeOf, scenario);
  });
}

function checkSpec(
  file: string,
  text: string,
  spec: string,
  settings: CheckSettings,
  options: Pick<ReportOptions, 'line' | 'placeOf'>,
  placeOf: (offset: number) => LineColumn,
  name: string | undefined,
): CheckedSpec {
  const checked = checkDocument(spec, settings);
  const scenario = checked.document.model?.scenarios.find(({ id }) => id === name);
  const report = buildReport(checked, { ...options, version, file, withFixes: true, ...(scenario && { scenario }) });
  return { file, text, report, checked, lineOf: (offset) => placeOf(offset).line };
}
