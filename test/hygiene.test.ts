import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';

describe('project files', () => {
  const files = globSync(['**/*'], {
    dot: true,
    ignore: ['.git/**', '.vscode-test/**', 'dist/**', 'node_modules/**', '**/*.png', '**/*.vsix'],
  });

  it('name no machine', () => {
    const paths = /(?<![\w.:/-])\/(home|Users|work|root|var\/folders)\/\w+/;
    const offending = files.filter((file) => file !== 'test/hygiene.test.ts' && paths.test(readFileSync(file, 'utf8')));
    assert.deepEqual(offending, []);
  });
  it('lock packages by content, not by the address of a registry', () => {
    const lockFile: { packages: Record<string, { resolved?: string; integrity?: string }> } = JSON.parse(
      readFileSync('package-lock.json', 'utf8'),
    );
    const locked = Object.entries(lockFile.packages).filter(([name]) => name !== '');
    assert.deepEqual(
      locked.filter(([, { resolved, integrity }]) => resolved !== undefined || integrity === undefined),
      [],
    );
  });
});
