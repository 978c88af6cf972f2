import * as assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const spec = 'headroom: 1\r\ntitle: Shop\r\ncomponents: {shop: {kind: service, replicas: 2, service_time: 1ms}}\r\n';
const doc = `\ufeff# Shop\r\n\r\n<!-- headroom spec="the shop.yaml" -->\r\n\r\n- a  \r\n\r\n  <!-- headroom:stages -->\r\n  <!-- /headroom -->\r\n\tend`;

describe('headroom render --write', () => {
  it('changes nothing but what stands between the markers, and that once', () => {
    const cwd = mkdtempSync(path.join(tmpdir(), 'headroom-render-'));
    try {
      writeFileSync(path.join(cwd, 'the shop.yaml'), spec);
      const file = path.join(cwd, 'shop.md');
      writeFileSync(file, doc);
      const write = () => {
        const args = [path.resolve('dist/cli.js'), 'render', 'shop.md', '--write'];
        const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' });
        assert.deepEqual([status, stderr], [0, '']);
        return stdout;
      };
      const refreshed = doc.replace('stages -->\r\n', 'stages -->\r\n\r\n  The spec has no `stages`.\r\n\r\n');
      assert.equal(write(), 'shop.md: 1 of 1 computed section refreshed\n');
      assert.equal(readFileSync(file, 'utf8'), refreshed);
      assert.equal(write(), 'shop.md: 0 of 1 computed section refreshed\n');
      assert.equal(readFileSync(file, 'utf8'), refreshed);
    } finally {
      rmSync(cwd, { recursive: true });
    }
  });
});
