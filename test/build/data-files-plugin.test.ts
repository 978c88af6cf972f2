import * as assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { dataFilesPlugin } from '../../scripts/build/data-files-plugin.mjs';

describe('dataFilesPlugin', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'headroom-data-files-'));
    await writeFile(path.join(folder, 'b.design.yaml'), 'name: second');
    await writeFile(path.join(folder, 'a.design.yaml'), 'name: first');
    await writeFile(path.join(folder, 'broken.yml'), 'name: [');
  });
  after(() => rm(folder, { recursive: true }));

  async function imported(request: string): Promise<unknown> {
    const { outputFiles } = await esbuild.build({
      stdin: { contents: `export { default } from '${request}'`, resolveDir: folder },
      bundle: true,
      format: 'cjs',
      logLevel: 'silent',
      plugins: [dataFilesPlugin()],
      write: false,
    });
    const module: { exports: { default?: unknown } } = { exports: {} };
    new Function('module', outputFiles[0]!.text)(module);
    return module.exports.default;
  }

  it('gives parsed YAML by what the star stands for, sorted', async () => {
    assert.equal(JSON.stringify(await imported('./*.design.yaml')), '{"a":{"name":"first"},"b":{"name":"second"}}');
  });
  it('gives the text with ?raw', async () => {
    assert.deepEqual(await imported('./*.yml?raw'), { broken: 'name: [' });
  });
  it('fails on broken YAML and on a pattern without files', async () => {
    await assert.rejects(imported('./*.yml'), /Flow sequence/);
    await assert.rejects(imported('./*.none.yaml'), /No file matches/);
  });
});
