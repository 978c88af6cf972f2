import * as assert from 'node:assert/strict';

/** Fails unless `actual` is within `relative` of `expected` (absolute when 0 is expected). */
export function closeTo(actual: number | undefined, expected: number, relative = 1e-9, label = ''): void {
  const allowed = relative * (expected === 0 ? 1 : Math.abs(expected));
  assert.ok(
    actual !== undefined && Math.abs(actual - expected) <= allowed,
    `${label} expected ${expected} within ${relative}, got ${actual}`,
  );
}
