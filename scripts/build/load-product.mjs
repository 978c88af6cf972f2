import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { productBuilds } from './builds.mjs';

/**
 * Parts of the product, bundled as the product is, for scripts that generate from them.
 *
 * @param {string} contents an ES module that exports them, with paths relative to `src`
 * @returns {Promise<any>}
 */
export async function loadProduct(contents) {
  const folder = await mkdtemp(path.join(tmpdir(), 'headroom-generate-'));
  try {
    const outfile = path.join(folder, 'product.cjs');
    const { entryPoints: _, outdir: __, ...build } = productBuilds.cli ?? {};
    await esbuild.build({ ...build, outfile, stdin: { resolveDir: 'src', contents } });
    return createRequire(import.meta.url)(outfile);
  } finally {
    await rm(folder, { recursive: true });
  }
}
