import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import * as esbuild from 'esbuild';
import { globSync } from 'tinyglobby';
import { dataFilesPlugin } from './scripts/build/data-files-plugin.mjs';
import { lazyCorePlugin } from './scripts/build/lazy-core-plugin.mjs';
import { schemaValidatorsPlugin } from './scripts/build/schema-validators-plugin.mjs';
import { testBundlePlugin } from './scripts/build/test-bundle-plugin.mjs';

// node esbuild.mjs [--watch] [name...]: builds everything, or only the named builds.
const names = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const watch = process.argv.includes('--watch');

/** @type {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  logLevel: 'warning',
  legalComments: 'linked',
  sourcemap: watch ? 'inline' : false,
  minify: !watch,
  loader: { '.md': 'text' },
};
const dataPlugins = [dataFilesPlugin(), schemaValidatorsPlugin()];

/** @type {import('esbuild').BuildOptions} */
const node = {
  ...common,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  mainFields: ['module', 'main'],
  plugins: dataPlugins,
};

/** @type {import('esbuild').BuildOptions} */
const test = { ...node, minify: false, sourcemap: 'inline', external: ['vscode', 'mocha', 'playwright-core'] };

/** @type {Record<string, import('esbuild').BuildOptions>} */
const builds = {
  extension: {
    ...node,
    entryPoints: { extension: 'src/extension/node.ts', core: 'src/extension/core.ts' },
    outdir: 'dist',
    external: ['vscode'],
    // `require` rather than `import()`: the editor hands out its `vscode` module through `require`.
    supported: { 'dynamic-import': false },
    plugins: [...dataPlugins, lazyCorePlugin()],
  },
  web: {
    ...common,
    platform: 'browser',
    format: 'cjs',
    target: 'es2022',
    entryPoints: { 'web/extension': 'src/extension/web.ts' },
    outdir: 'dist',
    external: ['vscode'],
    plugins: dataPlugins,
  },
  panel: {
    ...common,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    entryPoints: { panel: 'media/panel/panel.ts', 'panel-styles': 'media/panel/panel.css' },
    outdir: 'dist/panel',
    plugins: dataPlugins,
  },
  cli: {
    ...node,
    entryPoints: { cli: 'src/cli/main.ts' },
    outdir: 'dist',
    banner: { js: '#!/usr/bin/env node' },
  },
  unit: {
    ...test,
    entryPoints: { unit: 'all-tests:test/**/*.test.ts' },
    outdir: 'dist/test',
    outExtension: { '.js': '.cjs' },
    plugins: [...dataPlugins, testBundlePlugin({ ignore: ['test/host/**', 'test/panel/**'] })],
  },
};

const selected = Object.entries(builds).filter(([name]) => names.length === 0 || names.includes(name));
await rm('dist/test', { recursive: true, force: true });
for (const [name, options] of selected) {
  if (watch) {
    const context = await esbuild.context(options);
    await context.watch();
    console.log(`watching ${name}`);
  } else {
    await esbuild.build(options);
  }
}
