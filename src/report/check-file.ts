import { staleSection } from '../document/section-findings';
import { mayHaveMarkers } from '../document/section-markers';
import { readDesignDoc } from '../document/sections';
import { isMarkdownFile } from '../document/specs-in';
import { type LineColumn, LineIndex } from '../spec/syntax/line-index';
import { nothingAnalysed } from './build-report';
import { type CheckedSpec, type CheckSpecsOptions, checkSpecs } from './check-specs';
import type { FindingReport, Report } from './report';
import type { ReportedSpec } from './reported-spec';
import { type CheckedDoc, checkDesignDoc, type DocFinding } from './sections/check-design-doc';
import { linkedSpecs, type NearbyFiles } from './sections/linked-specs';
import { specForSections } from './sections/spec-for-sections';

/** A file that was checked. */
export interface CheckedFile {
  readonly specs: readonly CheckedSpec[];
  /** Of a Markdown file that has markers. */
  readonly doc?: CheckedDoc;
  /**
   * Those of its specs, the first with what there is to say of the sections of the file; a file that has sections and only
   * links its specs has a report of its own.
   */
  readonly reports: readonly ReportedSpec[];
}

/** Checks the specs of a file, and its computed sections if it is Markdown. */
export async function checkFile(
  file: string,
  text: string,
  options: CheckSpecsOptions,
  nearby: NearbyFiles,
): Promise<CheckedFile> {
  const specs = checkSpecs(file, text, options);
  // A scenario is a question about a design; sections say what holds without it.
  if (options.scenario !== undefined || !isMarkdownFile(file, text) || !mayHaveMarkers(text))
    return { specs, reports: specs };
  const read = readDesignDoc(text);
  const workspace = options.settings?.workspace;
  const fences = specs.map(({ checked }) => specForSections(checked.document.text, workspace, checked));
  const doc = checkDesignDoc(text, { fences, files: await linkedSpecs(read, nearby) }, read);
  if (read.asked + read.files.length + doc.findings.length === 0) return { specs, reports: specs };
  const lines = new LineIndex(text);
  const found = doc.findings.map((finding) => findingReport(finding, (offset) => lines.at(offset)));
  const [first, ...others] = specs;
  const own = first?.report ?? {
    headroom: options.version,
    file,
    ...nothingAnalysed,
    verdict: 'unchecked',
    findings: [],
  };
  const report: Report = { ...own, sections: doc.sections, findings: inOrder([...own.findings, ...found]) };
  return { specs, doc, reports: [{ file, text, report }, ...others] };
}

/** What an editor does with a click, for whoever has only the file. */
const refresh = 'Run `headroom render --write` on this file';

function findingReport({ finding, fix }: DocFinding, at: (offset: number) => LineColumn): FindingReport {
  const { rule, severity, message, path, span } = finding;
  const place = ({ start, end }: { start: number; end: number }) => {
    const [from, to] = [at(start), at(end)];
    return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
  };
  return {
    rule,
    severity,
    message,
    path,
    ...place(span),
    ...(fix && {
      fix: rule === staleSection ? refresh : fix.title,
      edits: fix.edits.map((edit) => ({ ...place(edit), text: edit.newText })),
    }),
  };
}

function inOrder(findings: readonly FindingReport[]): FindingReport[] {
  return [...findings].sort((a, b) => a.line - b.line || a.column - b.column);
}
