import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { chromium } from 'playwright-core';
import { chromiumLaunchOptions } from './host/chromium.mjs';
import { startCodeServer } from './host/code-server.mjs';
import { findDesktop } from './host/desktop.mjs';

// Runs dist/test/host.cjs inside the extension host of a real VS Code, on a copy of test/host/fixtures/workspace, and
// writes the counts to the file that HEADROOM_RESULTS names.
const deadline = 5 * 60_000;
const extensionDevelopmentPath = path.resolve('.');
const extensionTestsPath = path.resolve('dist/test/host.cjs');

const scratch = await mkdtemp(path.join(tmpdir(), 'headroom-host-'));
const workspace = path.join(scratch, 'workspace');
const resultFile = path.join(scratch, 'result.json');
const env = { HEADROOM_HOST_RESULT: resultFile };
await cp('test/host/fixtures/workspace', workspace, { recursive: true });

try {
  const desktop = await findDesktop();
  if (desktop) await runInDesktop(desktop);
  else await runInServer();
  const { passed, failed, output } = JSON.parse(await readFile(resultFile, 'utf8'));
  console.log(output);
  if (process.env.HEADROOM_RESULTS) await cp(resultFile, process.env.HEADROOM_RESULTS);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
} finally {
  await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
}

/** @param {string} vscodeExecutablePath */
async function runInDesktop(vscodeExecutablePath) {
  console.log(`Extension host: desktop VS Code (${vscodeExecutablePath})`);
  const launchArgs = [workspace, '--disable-extensions', '--user-data-dir', path.join(scratch, 'user-data')];
  const options = { vscodeExecutablePath, extensionDevelopmentPath, extensionTestsPath, launchArgs };
  // A failed test ends the editor with a failure, too; the result file tells which.
  const run = runTests({ ...options, extensionTestsEnv: env }).catch((error) => {
    if (!existsSync(resultFile)) throw error;
  });
  await Promise.race([run, expire()]);
}

async function runInServer() {
  const [server, launchOptions] = await Promise.all([startCodeServer({ env }), chromiumLaunchOptions()]);
  console.log(`Extension host: VS Code server ${server.version} with ${launchOptions.executablePath}`);
  const browser = await chromium.launch(launchOptions);
  try {
    const page = await browser.newPage();
    await page.goto(
      server.workbenchUrl(workspace, [
        ['extensionDevelopmentPath', server.remoteUri(extensionDevelopmentPath)],
        ['extensionTestsPath', server.remoteUri(extensionTestsPath)],
      ]),
    );
    await Promise.race([appears(resultFile), expire()]);
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** @param {string} file */
async function appears(file) {
  while (!existsSync(file)) await new Promise((resolve) => setTimeout(resolve, 100));
}

/** @returns {Promise<never>} */
function expire() {
  return new Promise((_, reject) =>
    setTimeout(
      () => reject(new Error(`The extension host gave no result in ${deadline / 60_000} minutes`)),
      deadline,
    ).unref(),
  );
}
