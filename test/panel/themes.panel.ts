import * as assert from 'node:assert/strict';
import { type Tab, tabs } from '../../media/panel/model';
import { findWeakContrast } from './contrast';
import { urlShortenerState } from './fixtures/url-shortener-state';
import { openPanel, type ThemeKind, themeKinds } from './panel-page';

const selected = { ...urlShortenerState, selection: 'components.links' };

async function openTab(theme: ThemeKind, tab: Tab, width: number) {
  const panel = await openPanel({ theme, size: { width, height: 1000 }, state: { version: 1, tab } });
  await panel.message('ready');
  await panel.post({ type: 'state', state: selected });
  return panel;
}

describe('panel in each theme', () => {
  for (const theme of themeKinds) {
    for (const tab of tabs) {
      it(`${tab} can be read in ${theme} and keeps to its policy`, async () => {
        const panel = await openTab(theme, tab, 1200);
        assert.deepEqual(await panel.page.evaluate(findWeakContrast), []);
        assert.deepEqual(await panel.violations(), []);
        assert.deepEqual(panel.errors, []);
        await panel.screenshot(`${tab}-${theme}`);
        await panel.close();
      });
    }
  }

  it('would notice text that is hard to read', async () => {
    const panel = await openTab('light', 'overview', 1200);
    await panel.page.evaluate(() => document.documentElement.style.setProperty('--vscode-foreground', '#bbb'));
    assert.notDeepEqual(await panel.page.evaluate(findWeakContrast), []);
    await panel.close();
  });

  it('follows a change of theme without a reload', async () => {
    const panel = await openTab('dark', 'capacity', 1200);
    await panel.setTheme('high-contrast-light');
    assert.deepEqual(await panel.page.evaluate(findWeakContrast), []);
    await panel.close();
  });
});

describe('panel at each width', () => {
  for (const width of [320, 400, 640, 900, 1200, 2000]) {
    for (const tab of tabs) {
      it(`${tab} fits into ${width} px`, async () => {
        const panel = await openTab('light', tab, width);
        const overflow = await panel.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        assert.ok(overflow <= 0, `${overflow} px too wide`);
        if (width === 400) await panel.screenshot(`${tab}-narrow`);
        await panel.close();
      });
    }
  }

  it('lays the diagram down where there is no room to the right', async () => {
    const panel = await openTab('light', 'overview', 1200);
    const direction = () => panel.page.locator('.headroom-diagram').getAttribute('data-direction');
    assert.equal(await direction(), 'right');
    await panel.page.setViewportSize({ width: 500, height: 1000 });
    await panel.page.locator('[data-direction=down]').waitFor();
    assert.equal(await direction(), 'down');
    await panel.close();
  });
});
