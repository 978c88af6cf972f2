import type { Threshold } from '../report/finding-counts';
import { githubAnnotations } from '../report/github-annotations';
import { jsonReport } from '../report/json-report';
import { junitReport } from '../report/junit-report';
import { markdownReport } from '../report/markdown-report';
import type { ReportedSpec } from '../report/reported-spec';
import { sarifReport } from '../report/sarif-report';
import { textReports } from '../report/text-report';
import type { Format } from './options';
import { terminalLayout } from './terminal-layout';
import { version } from './version';

/** The reports of all specs in one text. */
export function formatReports(specs: readonly ReportedSpec[], format: Format, threshold: Threshold): string {
  switch (format) {
    case 'text':
      return textReports(specs, terminalLayout());
    case 'json':
      return jsonReport(specs.map(({ report }) => report));
    case 'sarif':
      return sarifReport(specs, version);
    case 'junit':
      return junitReport(specs, threshold);
    case 'markdown':
      return markdownReport(specs);
    case 'github':
      return githubAnnotations(specs);
  }
}
