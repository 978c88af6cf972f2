import * as assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openWorkbench, type Workbench } from '../driver';

const doc = `# Ticket sale

<!-- headroom spec=./tickets.design.yaml -->

## Capacity

<!-- headroom:capacity -->
<!-- /headroom -->

## Availability

<!-- headroom:availability -->
<!-- /headroom -->

## Design

<!-- headroom:diagram -->
<!-- /headroom -->
`;

/** A design doc that links a spec, as somebody meets it who opens it, saves it and reads its preview. */
describe('computed sections in a real editor', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'headroom-sections-'));
  let workbench: Workbench;
  before(async () => {
    writeFileSync(path.join(folder, 'tickets.design.yaml'), readFileSync('examples/ticket-sale.design.yaml', 'utf8'));
    writeFileSync(path.join(folder, 'tickets.md'), doc);
    workbench = await openWorkbench({ folder, settings: { 'editor.minimap.enabled': false } });
    await workbench.openFile('tickets.md');
  });
  after(async () => {
    await workbench?.close();
    rmSync(folder, { recursive: true });
  });

  it('are marked while they are stale', async () => {
    await workbench.page.locator('.squiggly-warning').first().waitFor();
    await workbench.screenshot('sections-stale');
    assert.equal(await workbench.page.locator('.squiggly-warning').count(), 3);
  });

  it('are refreshed by a command, and saved', async () => {
    await workbench.runCommand('Headroom: Refresh Computed Sections');
    await workbench.line('Carries 1.44x its peak load').first().waitFor();
    await workbench.page.locator('.squiggly-warning').first().waitFor({ state: 'detached' });
    await workbench.page.keyboard.press('Control+S');
    await workbench.page.waitForTimeout(1000);
    await workbench.screenshot('sections');
    assert.match(readFileSync(path.join(workbench.folder, 'tickets.md'), 'utf8'), /```mermaid\nflowchart LR/);
  });

  it('are offered by name', async () => {
    await workbench.page.keyboard.press('Control+End');
    await workbench.runCommand('Headroom: Insert Section…');
    await workbench.quickInput().fill('laten');
    await workbench.screenshot('sections-insert');
    await workbench.page.keyboard.press('Enter');
    await workbench.line('Where the slowest 1% of the requests').first().waitFor();
  });

  it('are tables in the preview', async () => {
    await workbench.runCommand('Markdown: Open Preview');
    const preview = await workbench.webview('table');
    // The editor draws Mermaid by itself.
    await preview.locator('svg', { hasText: 'seats' }).first().waitFor();
    await workbench.screenshot('sections-preview');
    assert.match(await preview.locator('table').first().innerText(), /Component\s+Peak calls/);
  });

  it('are stale again once the linked file is another on the disk', async () => {
    await workbench.openFile('tickets.md');
    await workbench.runCommand('Headroom: Refresh Computed Sections');
    await workbench.page.locator('.squiggly-warning').first().waitFor({ state: 'detached' });
    const spec = path.join(workbench.folder, 'tickets.design.yaml');
    writeFileSync(spec, readFileSync(spec, 'utf8').replace('rate: 20M/day', 'rate: 10M/day'));
    await workbench.page.locator('.squiggly-warning').first().waitFor();
  });

  it('are refreshed without a server, too', async () => {
    const web = await openWorkbench({ folder, web: true });
    await web.openFile('tickets.md');
    await web.page.locator('.squiggly-warning').first().waitFor();
    await web.runCommand('Headroom: Refresh Computed Sections');
    await web.line('Carries 1.44x its peak load').first().waitFor();
    await web.close();
  });
});
