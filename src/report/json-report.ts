import type { Report } from './report';

/** One object for one spec, a list for several. */
export function jsonReport(reports: readonly Report[]): string {
  return `${JSON.stringify(reports.length === 1 ? reports[0] : reports, null, 2)}\n`;
}
