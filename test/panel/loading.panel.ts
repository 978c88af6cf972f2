import * as assert from 'node:assert/strict';
import { openPanel, themeKinds } from './panel-page';

describe('panel page', () => {
  for (const theme of themeKinds) {
    it(`loads in ${theme} within its policy and says that it is ready`, async () => {
      const panel = await openPanel({ theme });
      await panel.message('ready');
      assert.deepEqual(await panel.violations(), []);
      assert.deepEqual(panel.errors, []);
      await panel.close();
    });
  }
  it('would not get away with a breach of its policy', async () => {
    const panel = await openPanel();
    await panel.message('ready');
    await panel.page.evaluate(() => {
      document.body.innerHTML = '<p style="color: red">text</p>';
    });
    assert.deepEqual(
      (await panel.violations()).map(({ directive }) => directive),
      ['style-src-attr'],
    );
    await panel.close();
  });
});
