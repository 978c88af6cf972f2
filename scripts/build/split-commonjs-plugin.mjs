import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as esbuild from 'esbuild';

/**
 * Splits CommonJS bundles at their dynamic imports, which esbuild itself does for ES modules only: the ES module chunks
 * are turned into CommonJS one by one. The editor loads an ES module extension through a loader thread that costs more
 * than the whole shell.
 *
 * @returns {import('esbuild').Plugin}
 */
export function splitCommonJsPlugin() {
  return {
    name: 'split-commonjs',
    setup(build) {
      Object.assign(build.initialOptions, { format: 'esm', splitting: true, write: false });
      const { outdir = '.', chunkNames = '', minify, sourcemap } = build.initialOptions;
      build.onEnd(async ({ outputFiles = [] }) => {
        await rm(path.join(outdir, path.dirname(chunkNames)), { recursive: true, force: true });
        for (const file of outputFiles) {
          const { code } = await esbuild.transform(file.text, {
            format: 'cjs',
            platform: 'node',
            target: 'node20',
            charset: 'utf8',
            // `require` rather than `import()`: the editor hands out its `vscode` module through `require`.
            supported: { 'dynamic-import': false },
            minify,
            sourcemap: sourcemap ? 'inline' : false,
            sourcefile: path.basename(file.path),
          });
          await mkdir(path.dirname(file.path), { recursive: true });
          await writeFile(file.path, code);
        }
      });
    },
  };
}
