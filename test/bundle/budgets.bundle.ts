import * as assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const shell = () => loadedWith('dist/extension.js');
const reading = () => [...shell(), ...loadedWith(chunk('text-diagnostics'))];
const core = () => [...reading(), ...loadedWith(chunk('core'))];
const without = (files: readonly string[], others: readonly string[]) => files.filter((file) => !others.includes(file));

/**
 * Sizes in bytes, minified; a bundle grows past its budget by a decision, not unnoticed. Every YAML user loads the shell;
 * a spec brings what reads it, then the analysis and its rules; texts, sections, catalogue and panel come with what shows
 * them. A web host loads one file, so there it is all of them.
 */
const budgets: readonly { what: string; files: () => readonly string[]; limit: number }[] = [
  { what: 'the shell', files: shell, limit: 20_000 },
  { what: 'the shell and what reads a spec', files: reading, limit: 400_000 },
  { what: 'the analysis and its rules', files: () => without(loadedWith(chunk('core')), reading()), limit: 400_000 },
  { what: 'computed sections', files: () => without(loadedWith(chunk('sections')), core()), limit: 100_000 },
  { what: 'the web extension', files: () => ['dist/web/extension.js'], limit: 1_550_000 },
  { what: 'the panel', files: () => ['dist/panel/panel.js'], limit: 200_000 },
  { what: "the panel's style", files: () => ['dist/panel/panel.css'], limit: 40_000 },
  { what: 'the command line', files: () => ['dist/cli.js'], limit: 1_300_000 },
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
