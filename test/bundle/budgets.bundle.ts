import * as assert from 'node:assert/strict';
import { statSync } from 'node:fs';

/**
 * Sizes in bytes, minified; a bundle grows past its budget by a decision, not unnoticed. Every YAML user loads the shell,
 * and nothing else until a spec is opened. Of the core about two thirds are data: the schema with its texts, the
 * validator compiled from it, and the catalog.
 */
const budgets: readonly { files: readonly string[]; limit: number }[] = [
  { files: ['dist/extension.js'], limit: 20_000 },
  { files: ['dist/extension.js', 'dist/core.js'], limit: 900_000 },
  { files: ['dist/web/extension.js'], limit: 900_000 },
  { files: ['dist/panel/panel.js'], limit: 200_000 },
  { files: ['dist/panel/panel.css'], limit: 40_000 },
  { files: ['dist/cli.js'], limit: 900_000 },
];

describe('bundle sizes', () => {
  for (const { files, limit } of budgets) {
    it(`${files.join(' + ')} < ${limit / 1000} kB`, () => {
      const size = files.reduce((sum, file) => sum + statSync(file).size, 0);
      assert.ok(size > 0 && size < limit, `${size} bytes`);
    });
  }
});
