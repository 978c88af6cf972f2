import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

describe('bundled modules', () => {
  it('the web extension requires nothing but the editor', () => {
    assert.deepEqual(requiredBy('dist/web/extension.js'), ['vscode']);
  });
  it('the activation shell requires nothing but the editor and, when needed, the core', () => {
    const expected = new Set(['vscode', './core.js']);
    assert.deepEqual(
      requiredBy('dist/extension.js').filter((name) => !expected.has(name)),
      [],
    );
  });
  it('no bundle evaluates text as code', () => {
    const files = ['dist/extension.js', 'dist/core.js', 'dist/web/extension.js', 'dist/panel/panel.js'];
    for (const file of files) assert.doesNotMatch(readFileSync(file, 'utf8'), /\beval\(|\bnew Function\(/, file);
  });
});

function requiredBy(file: string): string[] {
  const names = [...readFileSync(file, 'utf8').matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name]) => name ?? '');
  return [...new Set(names)].sort();
}
