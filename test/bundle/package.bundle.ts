import * as assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { packageExtension } from '../../scripts/host/package-extension.mjs';

/** Every file that may be in the package; everything else stays out. */
const allowed = [
  /^(package(\.nls(\.[\w-]+)?)?\.json|README\.md|CHANGELOG\.md|LICENSE|THIRD-PARTY-NOTICES\.md)$/,
  /^dist\/(extension|web\/extension|chunks\/[\w-]+)\.js$/,
  /^dist\/panel\/panel\.(js|css)$/,
  /^(schemas|snippets)\/[\w.-]+$/,
  /^media\/icon\.png$/,
  /^media\/walkthrough\/[\w.-]+\.(svg|png|md)$/,
];

describe('package', () => {
  const listed = execFileSync(process.execPath, ['node_modules/@vscode/vsce/vsce', 'ls', '--no-dependencies'], {
    encoding: 'utf8',
  });
  const files = listed.split('\n').filter((line) => line !== '');

  it('has only allowed files', () => {
    assert.deepEqual(
      files.filter((file) => !allowed.some((pattern) => pattern.test(file))),
      [],
    );
  });
  it('has everything the manifest names', () => {
    // The command line is for checkouts and pipelines; the editor has no use for it.
    const manifest = JSON.stringify({ ...JSON.parse(readFileSync('package.json', 'utf8')), bin: undefined });
    const named = [...manifest.matchAll(/"(?:\.\/)?((?:dist|schemas|snippets|media)\/[\w./-]+\.\w+)"/g)];
    const missing = named.map(([, file]) => file ?? '').filter((file) => !files.includes(file));
    assert.deepEqual(missing, []);
  });
  it('can be made, and is smaller than 1,065 kB', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'headroom-package-'));
    try {
      const { size } = statSync(await packageExtension(path.join(folder, 'headroom.vsix')));
      assert.ok(size < 1_065_000, `${size} bytes`);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
