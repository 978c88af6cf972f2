import * as assert from 'node:assert/strict';
import { fails, type Threshold } from '../../src/report/finding-counts';
import type { FindingReport, Report } from '../../src/report/report';
import { fenced } from './sample-specs';

const finding = (severity: FindingReport['severity']): Partial<Report> => ({
  findings: [{ rule: 'x/y', severity, message: '', path: '', line: 1, column: 1, endLine: 1, endColumn: 1 }],
});
const scenario = (asExpected: boolean): Partial<Report> => ({
  verdict: 'fails',
  scenario: 'peak',
  scenarios: { peak: { verdict: 'fails', expected: 'any', as_expected: asExpected, changes: [] } },
});

describe('a check fails', () => {
  const cases: [title: string, changes: Partial<Report>, ...at: Threshold[]][] = [
    ['for nothing', {}],
    ['for an error', finding('error'), 'error', 'warning'],
    ['for a warning if asked to', finding('warning'), 'warning'],
    ['for no note', finding('info')],
    ['for a missed objective', { verdict: 'fails' }, 'error', 'warning'],
    ['for a text with errors', { verdict: 'invalid' }, 'error', 'warning'],
    ['for no unchecked objective', { verdict: 'unchecked' }],
    ['for a scenario that ends worse than expected', scenario(false), 'error', 'warning'],
    ['for no scenario that may end badly', scenario(true)],
  ];
  for (const [title, changes, ...expected] of cases) {
    it(title, () => {
      const at = (['error', 'warning', 'never'] as const).filter((threshold) =>
        fails({ ...fenced.report, ...changes }, threshold),
      );
      assert.deepEqual(at, expected);
    });
  }
});
