import * as assert from 'node:assert/strict';
import { statSync } from 'node:fs';

/** Sizes in bytes, minified; a bundle grows past its budget by a decision, not unnoticed. */
const budgets: readonly { files: readonly string[]; limit: number }[] = [
  { files: ['dist/extension.js'], limit: 30_000 },
  { files: ['dist/extension.js', 'dist/core.js'], limit: 400_000 },
  { files: ['dist/web/extension.js'], limit: 400_000 },
  { files: ['dist/panel/panel.js'], limit: 200_000 },
  { files: ['dist/panel/panel.css'], limit: 40_000 },
  { files: ['dist/cli.js'], limit: 450_000 },
];

describe('bundle sizes', () => {
  for (const { files, limit } of budgets) {
    it(`${files.join(' + ')} < ${limit / 1000} kB`, () => {
      const size = files.reduce((sum, file) => sum + statSync(file).size, 0);
      assert.ok(size > 0 && size < limit, `${size} bytes`);
    });
  }
});
