import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openAddress, type Workbench } from '../driver';

describe('npm start', () => {
  let start: ChildProcess;
  let workbench: Workbench;
  before(async () => {
    // Without a display, as anything else would open windows.
    const { DISPLAY, WAYLAND_DISPLAY, VSCODE_EXECUTABLE, ...env } = process.env;
    start = spawn(process.execPath, ['scripts/start.mjs'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    workbench = await openAddress(await addressIn(start));
  });
  after(async () => {
    await workbench?.close();
    const ended = once(start, 'exit');
    start.kill('SIGINT');
    await ended;
  });

  it('shows the example beside its analysis', async () => {
    await workbench.page.locator('.tab[data-resource-name="url-shortener.design.yaml"]').waitFor();
    await workbench.webview('#panel *');
    await workbench.screenshot('start');
  });
});

async function addressIn(start: ChildProcess): Promise<string> {
  let output = '';
  for await (const chunk of start.stdout ?? []) {
    output += chunk;
    const address = /http:\/\/\S+/.exec(output)?.[0];
    if (address) return address;
  }
  throw new Error(`No address in the output: ${output}`);
}
