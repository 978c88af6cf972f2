import * as assert from 'node:assert/strict';
import type { ExplanationView, FromPanel } from '../../src/protocol/messages';
import { urlShortenerState } from './fixtures/url-shortener-state';
import { openPanel, type PanelOptions, type PanelPage } from './panel-page';

const { uri } = urlShortenerState;
const explanation: ExplanationView = {
  title: 'Peak utilisation of links',
  value: '112%',
  method: 'exact',
  formula: 'peak calls × holding time ÷ servers',
  inputs: [{ name: 'servers', value: '36', path: 'components.links.replicas' }],
  assumptions: ['All flows peak together.'],
};

async function openShown(options?: PanelOptions): Promise<PanelPage> {
  const panel = await openPanel(options);
  await panel.message('ready');
  await panel.post({ type: 'state', state: urlShortenerState });
  return panel;
}

/** Messages since the page was opened, `ready` aside. */
async function sent(panel: PanelPage): Promise<FromPanel[]> {
  return (await panel.messages()).filter(({ type }) => type !== 'ready');
}

const focused = (panel: PanelPage) => panel.page.evaluate(() => document.activeElement?.textContent ?? '');

describe('panel, by mouse', () => {
  it('goes to the line of a row, of a name and of a node', async () => {
    const panel = await openShown();
    await panel.page.getByRole('cell', { name: 'missed' }).first().click();
    await panel.page.getByRole('button', { name: 'create', exact: true }).click();
    await panel.page.locator('[data-path="components.cache"]').click();
    assert.deepEqual(await sent(panel), [
      { type: 'reveal', uri, path: 'flows.redirect.slo.latency.p99' },
      { type: 'reveal', uri, path: 'flows.create' },
      { type: 'reveal', uri, path: 'components.cache' },
    ]);
    await panel.close();
  });

  it('does not take the selection of text for a click', async () => {
    const panel = await openShown({ state: { version: 1, tab: 'assumptions' } });
    const cell = panel.page.getByText('calls take no time on the wire');
    assert.equal(await cell.locator('code').textContent(), 'network');
    await cell.selectText();
    await cell.dispatchEvent('click');
    assert.deepEqual(await sent(panel), []);
    await panel.close();
  });

  it('opens the derivation of a number below its row, and closes it', async () => {
    const panel = await openShown({ state: { version: 1, tab: 'capacity' } });
    const number = panel.page.getByRole('button', { name: '112%' });
    await number.click();
    const path = 'components.links.utilization.peak';
    assert.deepEqual(await sent(panel), [{ type: 'explain', uri, path }]);
    await panel.post({ type: 'explanation', uri, path, explanation });
    const region = panel.page.getByRole('region', { name: `Derivation of ${path}` });
    assert.match(
      (await region.textContent()) ?? '',
      /112%exactpeak calls × holding time ÷ servers.*36.*All flows peak together\./,
    );
    assert.equal(await number.getAttribute('aria-expanded'), 'true');
    await region.getByRole('button', { name: 'servers' }).click();
    assert.deepEqual((await sent(panel)).at(-1), { type: 'reveal', uri, path: 'components.links.replicas' });
    await panel.screenshot('derivation');
    await region.getByRole('button', { name: 'Close the derivation' }).click();
    assert.equal(await region.count(), 0);
    await panel.close();
  });

  it('asks again for an open derivation when the document changes', async () => {
    const panel = await openShown({ state: { version: 1, tab: 'capacity' } });
    await panel.page.getByRole('button', { name: '112%' }).click();
    await panel.post({ type: 'state', state: { ...urlShortenerState, version: 8 } });
    assert.deepEqual(
      (await sent(panel)).map(({ type }) => type),
      ['explain', 'explain'],
    );
    await panel.close();
  });

  it('says so when a number has no derivation', async () => {
    const panel = await openShown({ state: { version: 1, tab: 'capacity' } });
    await panel.page.getByRole('button', { name: '112%' }).click();
    await panel.post({ type: 'explanation', uri, path: 'components.links.utilization.peak', explanation: undefined });
    await panel.page.getByText('This number has no derivation').waitFor();
    await panel.close();
  });

  it('locks to the document and follows again', async () => {
    const panel = await openShown();
    await panel.page.getByRole('button', { name: 'Following' }).click();
    await panel.page.getByRole('button', { name: 'Locked' }).click();
    assert.deepEqual(await sent(panel), [
      { type: 'lock', locked: true },
      { type: 'lock', locked: false },
    ]);
    await panel.close();
  });

  it('chooses what the bars of the diagram show', async () => {
    const panel = await openShown();
    const cost = panel.page.locator('[data-path="components.links"] .metric-cost');
    assert.equal(await cost.isVisible(), false);
    await panel.page.getByLabel('Bars show').selectOption('cost');
    assert.equal(await cost.isVisible(), true);
    assert.equal(await panel.page.locator('.metric-utilization:visible').count(), 0);
    await panel.screenshot('diagram-cost');
    await panel.close();
  });
});

describe('panel, by keyboard', () => {
  it('reaches tabs, names, numbers and nodes', async () => {
    const panel = await openShown({ state: { version: 1, tab: 'latency' } });
    const { keyboard } = panel.page;
    await panel.page.getByRole('tab', { name: 'Latency' }).focus();
    await keyboard.press('ArrowRight');
    assert.match(await focused(panel), /^Capacity/);
    assert.equal(await panel.page.getByRole('tab', { name: 'Capacity' }).getAttribute('aria-selected'), 'true');
    await keyboard.press('Tab');
    assert.equal(await focused(panel), 'links');
    await keyboard.press('Enter');
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown']) await keyboard.press(key);
    assert.equal(await focused(panel), '78%');
    await keyboard.press('Enter');
    await panel.page.getByRole('region', { name: 'Derivation of components.cache.utilization.peak' }).waitFor();
    await keyboard.press('Escape');
    assert.equal(await panel.page.locator('.explanation').count(), 0);
    assert.equal(await focused(panel), '78%');
    assert.deepEqual(await sent(panel), [
      { type: 'reveal', uri, path: 'components.links' },
      { type: 'explain', uri, path: 'components.cache.utilization.peak' },
    ]);
    await panel.close();
  });

  it('goes to the line of a node by Enter and by Space', async () => {
    const panel = await openShown();
    await panel.page.locator('[data-path="components.lb"]').focus();
    await panel.page.keyboard.press('Enter');
    await panel.page.keyboard.press(' ');
    const reveal = { type: 'reveal', uri, path: 'components.lb' };
    assert.deepEqual(await sent(panel), [reveal, reveal]);
    await panel.close();
  });

  it('passes every row by Tab alone, and shows where it is', async () => {
    const panel = await openShown({ state: { version: 1, tab: 'capacity' } });
    const visited = new Set<string>();
    for (let presses = 0; presses < 40; presses += 1) {
      await panel.page.keyboard.press('Tab');
      visited.add(await focused(panel));
      const outline = await panel.page.evaluate(
        () => getComputedStyle(document.activeElement ?? document.body).outlineStyle,
      );
      if (await panel.page.evaluate(() => document.activeElement !== document.body)) assert.equal(outline, 'solid');
    }
    for (const id of Object.keys(urlShortenerState.report.components)) assert.ok(visited.has(id), id);
    await panel.close();
  });
});
