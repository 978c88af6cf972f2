import type { Results } from '../analysis/results';

/** The JSON report: what `headroom check --format json` prints. Its field names are a contract; none is ever renamed. */
export interface Report extends Results {
  /** Version of the tool. */
  headroom: string;
  file?: string;
  /** Of the first line of a spec that is fenced in a Markdown file. */
  line?: number;
  /** Name of the scenario that the numbers and the verdict are of; absent: of the design as it is. */
  scenario?: string;
  /** Of the computed sections of a Markdown file, how many there are, and how many say what their spec gives. */
  sections?: { total: number; current: number };
  findings: FindingReport[];
}

/** A range in a file. All numbers count from 1, columns in UTF-16 code units; the end is exclusive. */
export interface PlaceReport {
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}

export interface FindingReport extends PlaceReport {
  rule: string;
  severity: 'error' | 'warning' | 'info' | 'hint';
  message: string;
  path: string;
  /** Title of the preferred quick fix. */
  fix?: string;
  /** What that fix changes, in document order. */
  edits?: (PlaceReport & { text: string })[];
  /** Other places that have to do with it. */
  related?: (PlaceReport & { message: string })[];
}
