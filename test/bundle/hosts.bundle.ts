import * as assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';

describe('bundled modules', () => {
  for (const [file, allowed] of Object.entries({
    'dist/web/extension.js': ['vscode'],
    'dist/extension.js': ['vscode'],
  })) {
    it(`${file} requires nothing but ${allowed.join(', ')}`, () => {
      const others = requiredBy(file).filter((name) => !name.startsWith('./chunks/') && !allowed.includes(name));
      assert.deepEqual(others, []);
    });
  }
  it('no bundle evaluates text as code', () => {
    const chunks = readdirSync('dist/chunks').map((name) => `dist/chunks/${name}`);
    const files = ['dist/extension.js', ...chunks, 'dist/web/extension.js', 'dist/panel/panel.js'];
    for (const file of files) assert.doesNotMatch(readFileSync(file, 'utf8'), /\beval\(|\bnew Function\(/, file);
  });
});

function requiredBy(file: string): string[] {
  const names = [...readFileSync(file, 'utf8').matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name]) => name ?? '');
  return [...new Set(names)].sort();
}
