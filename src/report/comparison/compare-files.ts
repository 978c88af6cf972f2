import { specsIn } from '../../document/specs-in';
import { checkDocument } from '../../rules/check-document';
import type { CheckSettings } from '../../rules/check-settings';
import { LineIndex } from '../../spec/syntax/line-index';
import { buildReport } from '../build-report';
import type { Report } from '../report';
import { type ComparedSpec, type ComparisonReport, comparisonReport } from './comparison-report';

/** A version of a file. */
export interface FileVersion {
  /** As it is to be named. */
  readonly name: string;
  /** Decides whether it is Markdown. */
  readonly file: string;
  /** Empty where there is no such file in that version. */
  readonly text: string;
}

export interface FileComparison {
  readonly comparison: ComparisonReport;
  /** Of the second version by itself. */
  readonly head: Report;
}

/** What a spec is compared with that the other version does not have. */
const nothing = 'headroom: 1\n';

/** The comparisons of all specs of a file, in the order of the second version; none where neither version has any. */
export function compareFiles(
  base: FileVersion,
  head: FileVersion,
  settings: CheckSettings,
  version: string,
): FileComparison[] {
  const read = ({ name, file, text }: FileVersion): ComparedSpec[] => {
    const lines = new LineIndex(text);
    return (text === '' ? [] : specsIn(file, text)).map((spec) => {
      const checked = checkDocument(spec.text, settings);
      const placeOf = (offset: number) => lines.at(spec.toDocument(offset));
      return { name, checked, report: buildReport(checked, { version, placeOf }) };
    });
  };
  const none = ({ name }: FileVersion): ComparedSpec => {
    const checked = checkDocument(nothing, settings);
    return { name, checked, report: buildReport(checked, { version }) };
  };
  return paired(
    read(base),
    read(head),
    () => none(base),
    () => none(head),
  ).map(([before, after]) => ({ comparison: comparisonReport(before, after, version), head: after.report }));
}

/** Specs of the same title are versions of one; the others are taken as they come. */
function paired(
  base: readonly ComparedSpec[],
  head: readonly ComparedSpec[],
  noBase: () => ComparedSpec,
  noHead: () => ComparedSpec,
): [ComparedSpec, ComparedSpec][] {
  const left = [...base];
  const take = (index: number) => (index < 0 ? undefined : left.splice(index, 1)[0]);
  const same = head.map((after) => take(left.findIndex(({ report }) => report.title === after.report.title)));
  const pairs = head.map((after, index): [ComparedSpec, ComparedSpec] => [same[index] ?? take(0) ?? noBase(), after]);
  return [...pairs, ...left.map((before): [ComparedSpec, ComparedSpec] => [before, noHead()])];
}
