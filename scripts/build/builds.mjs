import path from 'node:path';
import { dataFilesPlugin } from './data-files-plugin.mjs';
import { schemaStructurePlugin } from './schema-structure-plugin.mjs';
import { schemaValidatorsPlugin } from './schema-validators-plugin.mjs';
import { splitCommonJsPlugin } from './split-commonjs-plugin.mjs';
import { allTests, testBundlePlugin } from './test-bundle-plugin.mjs';

const plugins = [dataFilesPlugin(), schemaStructurePlugin(), schemaValidatorsPlugin()];

/** @type {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  outdir: 'dist',
  logLevel: 'warning',
  legalComments: 'none',
  charset: 'utf8',
  loader: { '.md': 'text' },
  minify: true,
  plugins,
};

/** @type {import('esbuild').BuildOptions} */
const node = {
  ...common,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  mainFields: ['module', 'main'],
  // The same parser in all hosts; this one is an ES module, of which only what is used is bundled.
  alias: { yaml: path.resolve('node_modules/yaml/browser/index.js') },
};

/** CommonJS has no `import.meta.url`; some packages ask for it when they are loaded. */
const importMetaUrl = {
  define: { 'import.meta.url': 'importMetaUrl' },
  banner: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;",
};

/** @type {import('esbuild').BuildOptions} */
const browser = { ...common, platform: 'browser', target: 'es2022' };

/**
 * The bundles of the product, by name.
 *
 * @type {Record<string, import('esbuild').BuildOptions>}
 */
export const productBuilds = {
  extension: {
    ...node,
    entryPoints: { extension: 'src/extension/node.ts' },
    chunkNames: 'chunks/[name]-[hash]',
    external: ['vscode'],
    plugins: [...plugins, splitCommonJsPlugin()],
  },
  web: {
    ...browser,
    format: 'cjs',
    entryPoints: { 'web/extension': 'src/extension/web.ts' },
    external: ['vscode'],
  },
  panel: {
    ...browser,
    format: 'iife',
    entryPoints: ['media/panel/panel.ts', 'media/panel/panel.css'],
    outdir: 'dist/panel',
  },
  cli: {
    ...node,
    entryPoints: { cli: 'src/cli/main.ts' },
    define: importMetaUrl.define,
    banner: { js: `#!/usr/bin/env node\n${importMetaUrl.banner}` },
  },
};

/**
 * One bundle of all the files that match `patterns`, written to `dist/test/<name>.cjs`.
 *
 * @param {string} name
 * @param {string[]} patterns
 * @param {string[]} [ignore]
 * @returns {import('esbuild').BuildOptions}
 */
export function testBuild(name, patterns, ignore) {
  return {
    ...node,
    entryPoints: { [`test/${name}`]: allTests },
    outExtension: { '.js': '.cjs' },
    external: ['vscode', 'mocha', 'playwright-core', 'esbuild', 'tinyglobby'],
    define: importMetaUrl.define,
    banner: { js: importMetaUrl.banner },
    minify: false,
    sourcemap: 'inline',
    plugins: [...plugins, testBundlePlugin(patterns, ignore)],
  };
}

/**
 * The bundles of the test suites, by name.
 *
 * @type {Record<string, import('esbuild').BuildOptions>}
 */
export const testBuilds = {
  'test:unit': testBuild('unit', ['test/**/*.test.ts']),
  'test:host': {
    ...testBuild('host', ['test/host/*.host.ts']),
    entryPoints: { 'test/host': 'test/host/index.ts', 'test/host-tests': allTests },
  },
  'test:bundle': testBuild('bundle', ['test/**/*.bundle.ts']),
  'test:ui': testBuild('ui', ['test/host/ui/*.ui.ts']),
  'test:panel': testBuild('panel', ['test/panel/*.panel.ts']),
};
