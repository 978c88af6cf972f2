import * as assert from 'node:assert/strict';
import { tabs } from '../../media/panel/model';
import { urlShortenerState } from './fixtures/url-shortener-state';
import { openPanel, type PanelPage } from './panel-page';

/** Runs in the page: what a screen reader would miss. */
function findGaps(): string[] {
  const gaps: string[] = [];
  const require = (condition: boolean, element: Element, need: string) => {
    if (!condition) gaps.push(`${need}: ${element.outerHTML.slice(0, 120)}`);
  };
  for (const table of document.querySelectorAll('table')) {
    require(Boolean(table.caption?.textContent), table, 'caption');
    for (const cell of table.querySelectorAll('th')) require(cell.hasAttribute('scope'), cell, 'scope');
    for (const cell of table.querySelectorAll('thead th')) require(cell.textContent !== '', cell, 'title of a column');
  }
  for (const svg of document.querySelectorAll('svg')) {
    const named = svg.hasAttribute('aria-label') || svg.hasAttribute('aria-labelledby');
    require(svg.getAttribute('aria-hidden') === 'true' || (svg.hasAttribute('role') && named), svg, 'name or hidden');
  }
  for (const control of document.querySelectorAll('button, [role=button]')) {
    require(Boolean(control.textContent?.trim() || control.getAttribute('aria-label')), control, 'name');
  }
  for (const region of document.querySelectorAll('section, [role=region]'))
    require(region.hasAttribute('aria-label'), region, 'name');
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
  for (const id of ids.filter((one, index) => ids.indexOf(one) !== index)) gaps.push(`id twice: ${id}`);
  for (const element of document.querySelectorAll('[aria-controls], [aria-labelledby]')) {
    const references = `${element.getAttribute('aria-controls') ?? ''} ${element.getAttribute('aria-labelledby') ?? ''}`;
    for (const id of references.split(' ').filter(Boolean)) require(ids.includes(id), element, `element ${id}`);
  }
  return gaps;
}

async function openTab(tab: string, reducedMotion = false): Promise<PanelPage> {
  const panel = await openPanel({ state: { version: 1, tab }, reducedMotion });
  await panel.message('ready');
  await panel.post({ type: 'state', state: urlShortenerState });
  return panel;
}

describe('panel for assistive technology', () => {
  for (const tab of tabs) {
    it(`names everything in ${tab}`, async () => {
      const panel = await openTab(tab);
      assert.deepEqual(await panel.page.evaluate(findGaps), []);
      await panel.close();
    });
  }

  it('tells the load of a component in words', async () => {
    const panel = await openTab('capacity');
    const row = panel.page.getByRole('row', { name: /^overloaded at peak links/ });
    const label = await row.getByRole('img').getAttribute('aria-label');
    assert.equal(label, '22.4% mean, 112% at peak, 168% after losing a zone; target 70%');
    await panel.close();
  });

  it('stays a table on a narrow page', async () => {
    const panel = await openTab('capacity');
    await panel.page.setViewportSize({ width: 400, height: 900 });
    assert.equal(
      await panel.page
        .getByRole('table', { name: /^Utilisation/ })
        .getByRole('row')
        .count(),
      10,
    );
    assert.equal(await panel.page.getByRole('columnheader', { name: 'Peak', exact: true }).count(), 1);
    await panel.close();
  });

  it('does not move for those who asked for stillness', async () => {
    const duration = (panel: PanelPage) =>
      panel.page
        .locator('.bar .fill')
        .first()
        .evaluate((bar) => getComputedStyle(bar).transitionDuration);
    const still = await openTab('capacity', true);
    const moving = await openTab('capacity');
    assert.deepEqual([await duration(still), await duration(moving)], ['0s', '0.12s']);
    await still.close();
    await moving.close();
  });
});
