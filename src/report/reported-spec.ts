import type { Report } from './report';

/** A checked spec with what formats need besides its report. */
export interface ReportedSpec {
  /** As it is to be named; `<stdin>` has no file. */
  readonly file: string;
  /** Of the whole file, also where the spec is only a part of it: lines of findings are lines of the file. */
  readonly text: string;
  readonly report: Report;
}
