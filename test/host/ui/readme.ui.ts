import * as assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openWorkbench, type Workbench } from '../driver';

const quiet = {
  'workbench.activityBar.location': 'hidden',
  'workbench.sideBar.location': 'right',
  'window.commandCenter': false,
  'window.title': 'Headroom',
  'editor.scrollBeyondLastLine': false,
  'breadcrumbs.enabled': false,
  'editor.minimap.enabled': false,
};

/** The pictures of README.md are made here: the spec that it shows, as a reader would see it. */
describe('the spec of README.md in a real editor', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'headroom-readme-'));
  const readme = readFileSync('README.md', 'utf8');
  let workbench: Workbench;
  before(async () => {
    const spec = /^```yaml headroom\n(.*?)^```$/ms.exec(readme)?.[1] ?? '';
    writeFileSync(path.join(folder, 'tickets.design.yaml'), spec);
    writeFileSync(path.join(folder, 'tickets.md'), `# Ticket sale\n\n\`\`\`yaml headroom\n${spec}\`\`\`\n`);
    workbench = await openWorkbench({ folder, settings: quiet });
  });
  after(async () => {
    await workbench?.close();
    rmSync(folder, { recursive: true });
  });

  it('has its findings when it is fenced in Markdown', async () => {
    await workbench.openFile('tickets.md');
    await workbench.page.locator('.squiggly-error').first().waitFor();
    assert.ok((await workbench.page.locator('.squiggly-error').count()) > 1);
  });

  it('stands beside its analysis', async () => {
    await workbench.openFile('tickets.design.yaml');
    await workbench.page.locator('.codelens-decoration a').first().waitFor();
    await workbench.runCommand('View: Close Primary Side Bar');
    await workbench.runCommand('Headroom: Open Analysis');
    const panel = await workbench.webview('#panel table');
    await workbench.page.mouse.move(300, 700);
    await workbench.page.waitForTimeout(500);
    await workbench.screenshot('readme-analysis');
    assert.match(await panel.locator('#panel').innerText(), /Ticket sale/);
  });
});
