import type { Results } from '../analysis/results';

/** The JSON report: what `headroom check --format json` prints. Its field names are a contract; none is ever renamed. */
export interface Report extends Results {
  /** Version of the tool. */
  headroom: string;
  file?: string;
  findings: FindingReport[];
}

export interface FindingReport {
  rule: string;
  severity: 'error' | 'warning' | 'info' | 'hint';
  message: string;
  path: string;
  /** One-based. */
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
  /** Title of the preferred quick fix. */
  fix?: string;
}
