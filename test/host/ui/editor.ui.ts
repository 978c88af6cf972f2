import * as assert from 'node:assert/strict';
import { openWorkbench, type Workbench } from '../driver';

describe('editor', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({ folder: 'test/host/fixtures/workspace' });
  });
  after(() => workbench?.close());

  it('opens a spec', async () => {
    await workbench.openFile('shop.design.yaml');
    assert.equal(await workbench.line('components:').count(), 1);
    await workbench.screenshot('editor');
  });
});
