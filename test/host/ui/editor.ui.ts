import * as assert from 'node:assert/strict';
import { openWorkbench, type WorkbenchOptions } from '../driver';

const folder = 'test/host/fixtures/workspace';
const windows: Record<string, WorkbenchOptions> = {
  'a window with a server': { folder },
  'a window without a server': { folder, web: true },
  'a restricted window': { folder, restricted: true },
};

describe('editor', () => {
  for (const [name, options] of Object.entries(windows)) {
    it(`opens a spec in ${name}`, async () => {
      const workbench = await openWorkbench(options);
      await workbench.openFile('shop.design.yaml');
      assert.equal(await workbench.line('components:').count(), 1);
      await workbench.screenshot(name.replaceAll(' ', '-'));
      await workbench.close();
    });
  }
});
