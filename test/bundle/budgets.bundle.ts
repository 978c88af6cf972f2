import * as assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/**
 * Sizes in bytes, minified; a bundle grows past its budget by a decision, not unnoticed. Every YAML user loads the shell,
 * whoever opens a spec the core, and the rest comes with what needs it.
 */
const budgets: readonly { what: string; files: () => string[]; limit: number }[] = [
  { what: 'the shell', files: () => loadedWith('dist/extension.js'), limit: 20_000 },
  {
    what: 'shell and core',
    files: () => [...loadedWith('dist/extension.js'), ...loadedWith(chunk('core'))],
    limit: 400_000,
  },
  { what: 'the web extension', files: () => ['dist/web/extension.js'], limit: 1_000_000 },
  { what: 'the panel', files: () => ['dist/panel/panel.js'], limit: 200_000 },
  { what: "the panel's style", files: () => ['dist/panel/panel.css'], limit: 40_000 },
  { what: 'the command line', files: () => ['dist/cli.js'], limit: 1_100_000 },
];

describe('bundle sizes', () => {
  for (const { what, files, limit } of budgets) {
    it(`${what} < ${limit / 1000} kB`, () => {
      const size = [...new Set(files())].reduce((sum, file) => sum + statSync(file).size, 0);
      assert.ok(size > 0 && size < limit, `${size} bytes`);
    });
  }
});

/** The file of a part that is loaded lazily. */
function chunk(name: string): string {
  const file = readdirSync('dist/chunks').find((candidate) => candidate.startsWith(`${name}-`));
  assert.ok(file, `no chunk is called ${name}`);
  return `dist/chunks/${file}`;
}

/** A file with the shared chunks that it requires when it is loaded; parts with a name of their own are loaded later. */
function loadedWith(file: string): string[] {
  const shared = [...readFileSync(file, 'utf8').matchAll(/require\("(\.[^"]*\/chunk-[^"]+)"\)/g)];
  return [file, ...shared.flatMap(([, name = '']) => loadedWith(path.join(path.dirname(file), name)))];
}
