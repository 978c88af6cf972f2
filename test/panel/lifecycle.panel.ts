import * as assert from 'node:assert/strict';
import type { PanelState } from '../../src/protocol/messages';
import { urlShortenerState } from './fixtures/url-shortener-state';
import { openPanel } from './panel-page';

const next: PanelState = {
  ...urlShortenerState,
  version: 8,
  report: { ...urlShortenerState.report, title: 'Shorter URLs' },
};

describe('panel over time', () => {
  it('remembers document, lock, tab and metric', async () => {
    const panel = await openPanel();
    await panel.message('ready');
    await panel.post({ type: 'state', state: { ...urlShortenerState, locked: true } });
    await panel.page.getByRole('tab', { name: 'Data & cost' }).click();
    const saved = await panel.state();
    assert.deepEqual(saved, {
      version: 1,
      uri: urlShortenerState.uri,
      locked: true,
      tab: 'data',
      metric: 'utilization',
    });
    await panel.close();

    const reloaded = await openPanel({ state: saved });
    await reloaded.message('ready');
    await reloaded.post({ type: 'state', state: urlShortenerState });
    assert.equal(await reloaded.page.getByRole('tab', { selected: true }).textContent(), 'Data & cost');
    await reloaded.close();
  });

  for (const state of [{ version: 99, tab: 'data' }, 'garbage', { version: 1, tab: { toString: 1 } }]) {
    it(`starts afresh from ${JSON.stringify(state)}`, async () => {
      const panel = await openPanel({ state });
      await panel.message('ready');
      await panel.post({ type: 'state', state: urlShortenerState });
      assert.equal(await panel.page.getByRole('tab', { selected: true }).textContent(), 'Overview');
      assert.deepEqual(panel.errors, []);
      await panel.close();
    });
  }

  it('keeps focus, opened tables and scroll position over a new version', async () => {
    const panel = await openPanel({ state: { version: 1, tab: 'data' }, size: { width: 900, height: 400 } });
    await panel.message('ready');
    await panel.post({ type: 'state', state: urlShortenerState });
    await panel.page.getByText('Show as table').first().click();
    await panel.page.getByRole('button', { name: 'click' }).first().focus();
    const before = await panel.page.evaluate(() => window.scrollY);
    await panel.post({ type: 'state', state: next });
    assert.equal(await panel.page.locator('.document-title').textContent(), 'Shorter URLs');
    assert.equal(await panel.page.evaluate(() => document.activeElement?.textContent), 'click');
    assert.equal(await panel.page.evaluate(() => window.scrollY), before);
    assert.equal(await panel.page.locator('details[open]').count(), 1);
    await panel.close();
  });

  it('announces a verdict once, not every new version', async () => {
    const panel = await openPanel();
    await panel.message('ready');
    await panel.post({ type: 'state', state: urlShortenerState });
    const status = panel.page.getByRole('status');
    assert.match((await status.textContent()) ?? '', /^Misses 4 of 8 objectives\. redirect: p99 latency/);
    await status.evaluate((element) => {
      new MutationObserver(() => element.setAttribute('data-changed', '')).observe(element, {
        childList: true,
        characterData: true,
        subtree: true,
      });
    });
    await panel.post({ type: 'state', state: next });
    assert.equal(await status.getAttribute('data-changed'), null);
    await panel.close();
  });

  it('marks what the cursor is in', async () => {
    const panel = await openPanel();
    await panel.message('ready');
    await panel.post({ type: 'state', state: urlShortenerState });
    await panel.post({ type: 'selection', path: 'components.cache' });
    const marked = () =>
      panel.page.evaluate(() =>
        [...document.querySelectorAll('.selected')].map((node) => node.getAttribute('data-reveal')),
      );
    assert.deepEqual(await marked(), ['components.cache']);
    await panel.post({ type: 'selection', path: 'flows.create' });
    assert.deepEqual(await marked(), ['flows.create']);
    await panel.post({ type: 'selection', path: undefined });
    assert.deepEqual(await marked(), []);
    await panel.close();
  });

  it('tells what to do when there is no spec, and offers a new one', async () => {
    const panel = await openPanel({ size: { width: 600, height: 400 } });
    await panel.message('ready');
    await panel.post({ type: 'empty', reason: 'This document holds no design spec.' });
    assert.match((await panel.page.getByRole('main').textContent()) ?? '', /This document holds no design spec\./);
    await panel.screenshot('empty');
    await panel.page.getByRole('button', { name: 'New Design Spec…' }).click();
    await panel.message('newSpec');
    await panel.close();
  });

  it('shows a report of which almost everything is missing', async () => {
    const panel = await openPanel();
    await panel.message('ready');
    const bare: PanelState = {
      ...urlShortenerState,
      diagram: undefined,
      growth: [],
      report: {
        headroom: '0.1.0',
        verdict: 'unchecked',
        objectives: [],
        flows: { a: { objectives: [] } },
        components: { b: {} },
        data: { c: {} },
        bandwidth: {},
        scenarios: {},
        stages: {},
        assumptions: [],
        findings: [],
      },
    };
    await panel.post({ type: 'state', state: bare });
    for (const tab of await panel.page.getByRole('tab').all()) {
      await tab.click();
      assert.notEqual(await panel.page.getByRole('tabpanel').textContent(), '');
      assert.doesNotMatch((await panel.page.getByRole('tabpanel').textContent()) ?? '', /undefined|NaN|Infinity/);
    }
    assert.deepEqual(panel.errors, []);
    await panel.close();
  });

  it('ignores messages that are none of its own', async () => {
    const panel = await openPanel();
    await panel.message('ready');
    await panel.post({ type: 'state', state: urlShortenerState });
    await panel.page.evaluate(() => {
      for (const message of [null, 'text', { type: 'state', state: {} }, { type: 'unknown' }])
        window.postMessage(message, '*');
    });
    await panel.post({ type: 'selection', path: 'flows.create' });
    assert.equal(await panel.page.locator('.document-title').textContent(), 'URL shortener');
    assert.deepEqual(panel.errors, []);
    await panel.close();
  });
});
