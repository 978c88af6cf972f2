import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import schema from '../../schemas/workspace-config.schema.json';
import { comparisons } from '../../src/rules/config/config-spec';
import { loadConfig } from '../../src/rules/config/load-config';

const text = readFileSync('docs/workspace.md', 'utf8');

describe('docs/workspace.md', () => {
  const example = /```yaml\n([\s\S]*?)```/.exec(text)?.[1] ?? '';

  it('shows a configuration that is sound', async () => {
    const read = async (path: string) => (path === '.headroom.yaml' ? example : '');
    const { files } = await loadConfig('.headroom.yaml', { read, today: '2026-11-20' });
    assert.deepEqual(
      files.flatMap(({ findings }) => findings.map(({ message }) => message)),
      [],
    );
  });

  it('has every key and every comparison', () => {
    for (const key of Object.keys(schema.properties)) assert.match(example, new RegExp(`^${key}:`, 'm'));
    for (const comparison of comparisons) assert.ok(text.includes(`\`${comparison}\``), comparison);
  });
});
