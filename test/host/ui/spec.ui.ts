import * as assert from 'node:assert/strict';
import { openWorkbench, type ThemeKind, type Workbench } from '../driver';

const themes: readonly ThemeKind[] = ['dark', 'light', 'high-contrast-dark', 'high-contrast-light'];

for (const theme of themes) {
  describe(`a spec in a real editor, ${theme}`, () => {
    let workbench: Workbench;
    before(async () => {
      workbench = await openWorkbench({ folder: 'examples', theme });
      await workbench.openFile('ticket-sale.design.yaml');
      await workbench.page.locator('.squiggly-error').first().waitFor();
    });
    after(() => workbench.close());

    it('shows findings at their lines, and numbers above them', async () => {
      await workbench.page.locator('.codelens-decoration a').first().waitFor();
      await workbench.screenshot(`spec-${theme}`);
      assert.ok((await workbench.page.locator('.squiggly-error').count()) > 2);
    });

    it('explains a quantity on hover', async () => {
      const hover = await workbench.hoverText('20M/day');
      const text = await hover.innerText();
      await workbench.screenshot(`hover-${theme}`);
      assert.match(text, /1,389\/s/);
    });

    it('opens the analysis beside it, and goes to the line of a component', async () => {
      await workbench.page.keyboard.press('Escape');
      await workbench.runCommand('Headroom: Open Analysis');
      const panel = await workbench.webview('#panel table');
      await workbench.page.waitForTimeout(500);
      await workbench.screenshot(`analysis-${theme}`);
      assert.match(await panel.locator('#panel').innerText(), /Ticket sale/);
    });
  });
}
