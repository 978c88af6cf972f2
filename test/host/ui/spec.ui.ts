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
      const seats = panel.locator('svg [data-path="components.seats"]').first();
      await seats.waitFor();
      await workbench.screenshot(`analysis-${theme}`);
      assert.match(await panel.locator('#panel').innerText(), /Ticket sale/);
      await seats.click();
      await workbench.page.locator('.statusbar-item', { hasText: 'Ln 10,' }).waitFor();
    });
  });
}

describe('the commands of a real editor', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({ folder: 'examples' });
    await workbench.openFile('ticket-sale.design.yaml');
    await workbench.page.locator('.squiggly-error').first().waitFor();
  });
  after(() => workbench.close());

  it('show the verdict in the language status', async () => {
    await workbench.page.locator('[id="status.languageStatus"]').first().hover();
    await workbench.page.locator('.hover-language-status', { hasText: 'Misses objectives' }).waitFor();
  });

  it('run a checklist that the spec answers', async () => {
    await workbench.runCommand('Headroom: Run Checklist…');
    await workbench.quickInput().fill('resilience');
    await workbench.page.keyboard.press('Enter');
    const rows = workbench.page.locator('.quick-input-widget .monaco-list-row');
    await rows
      .filter({ hasText: 'remote call have a timeout' })
      .filter({ hasText: 'No: web calls shop' })
      .first()
      .waitFor();
    await workbench.screenshot('checklist');
    await workbench.page.keyboard.press('Enter');
    await rows.filter({ hasText: 'Does not apply' }).click();
    await workbench.page.locator('.quick-input-widget', { hasText: 'Why does it not apply here?' }).waitFor();
    await workbench.screenshot('checklist-note');
    await workbench.page.keyboard.press('Escape');
    await rows.filter({ hasText: 'remote call have a timeout' }).first().waitFor();
    await workbench.page.keyboard.press('Enter');
    await rows.filter({ hasText: 'Does not apply' }).waitFor();
    await workbench.screenshot('checklist-answer');
    await workbench.page.keyboard.press('Escape');
    await rows.filter({ hasText: 'remote call have a timeout' }).first().waitFor();
    // Faster than the next question comes: nothing of it gets into the text.
    for (let times = 0; times < 5; times++) await workbench.page.keyboard.press('Enter');
    await workbench.page.locator('.statusbar-item', { hasText: 'Ln 1, Col 1' }).waitFor();
    await workbench.page.waitForTimeout(500);
    await workbench.page.locator('.statusbar-item', { hasText: 'Ln 1, Col 1' }).waitFor();
    const input = workbench.page.locator('.quick-input-widget');
    for (let times = 0; times < 20 && (await input.isVisible()); times++) {
      await workbench.page.keyboard.press('Escape');
      await workbench.page.waitForTimeout(300);
    }
    assert.equal(await input.isVisible(), false);
  });

  it('lead from a finding to its documentation', async () => {
    const hover = await workbench.hoverText('load-balancer', 'lb/no-health-check');
    await hover.locator('a', { hasText: 'lb/no-health-check' }).click();
    await workbench.line('# lb/no-health-check: ').first().waitFor();
    await workbench.page.keyboard.press('Control+F4');
    await workbench.line('kind: load-balancer').first().waitFor();
  });

  it('explain a pattern', async () => {
    await workbench.runCommand('Headroom: Explain Pattern…');
    await workbench.quickInput().fill('Circuit breaker');
    await workbench.page.keyboard.press('Enter');
    const page = await workbench.webview('h1');
    assert.match(await page.locator('h1').first().innerText(), /[Cc]ircuit breaker/);
    await workbench.screenshot('pattern');
  });

  it('start a spec from a blueprint', async () => {
    await workbench.runCommand('Headroom: New Design Spec from Blueprint…');
    await workbench.quickInput().fill('video');
    await workbench.screenshot('blueprints');
    await workbench.page.keyboard.press('Enter');
    await workbench.line('headroom: 1').first().waitFor();
  });

  it('check the whole workspace', async () => {
    await workbench.runCommand('Headroom: Check Workspace');
    await workbench.page.locator('.markers-panel .monaco-list-row').first().waitFor();
  });
});

describe('a task of a folder', () => {
  for (const web of [false, true])
    it(`puts what it finds into the problems, ${web ? 'without' : 'with'} a server`, async () => {
      const workbench = await openWorkbench({ folder: 'test/host/fixtures/tasks', web });
      await workbench.page.keyboard.press('Control+P');
      await workbench.quickInput().fill('task check designs');
      const rows = workbench.page.locator('.quick-input-widget .monaco-list-row');
      await rows.filter({ hasText: 'check designs' }).first().click();
      // A check that fails brings its terminal to the front.
      await workbench.page.locator('.single-terminal-tab', { hasText: 'check designs' }).waitFor();
      const problems = await workbench.problems();
      await problems.filter({ hasText: 'is overloaded' }).first().waitFor();
      await workbench.screenshot(`task-${web ? 'web' : 'server'}`);
      await workbench.close();
    });
});

describe('a workspace of several folders', () => {
  it('has each spec checked by the configuration of its own folder', async () => {
    const workbench = await openWorkbench({ folder: 'test/host/fixtures/several', workspace: 'shops.code-workspace' });
    await workbench.openFile('second/two.design.yaml');
    await workbench.page.locator('.codelens-decoration a').first().waitFor();
    await workbench.runCommand('Headroom: Check Workspace');
    await workbench.page.locator('.statusbar-item', { hasText: '2 specs checked' }).waitFor();
    const problems = await workbench.problems();
    await problems.filter({ hasText: 'without a timeout' }).first().waitFor();
    await problems.filter({ hasText: 'one.design.yaml' }).first().waitFor();
    assert.equal(await problems.filter({ hasText: 'two.design.yaml' }).count(), 0);
    await workbench.close();
  });
});
