import * as assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';

/** Compares with test/report/golden/<name>; with UPDATE_GOLDEN=1 in the environment it is rewritten instead. */
export function assertGolden(name: string, actual: string): void {
  const file = `test/report/golden/${name}`;
  if (process.env.UPDATE_GOLDEN) writeFileSync(file, actual);
  assert.equal(actual, readFileSync(file, 'utf8'));
}
