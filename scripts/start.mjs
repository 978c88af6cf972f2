import { spawn } from 'node:child_process';
import path from 'node:path';
import { run } from './host/cached-install.mjs';
import { startCodeServer } from './host/code-server.mjs';
import { findDesktop, hasDisplay } from './host/desktop.mjs';

// Shows the product: the verdict on an example in the terminal, then the example in a real VS Code with its analysis.
const examples = path.resolve('examples');
const extension = path.resolve('.');
const starter = path.resolve('scripts/start-extension');

await run(process.execPath, ['esbuild.mjs']);
await run(process.execPath, ['dist/cli.js', 'check', 'examples/url-shortener.design.yaml']).catch(() => {
  // A verdict against the design is a failure of the design, not of this.
});

const desktop = await findDesktop();
if (desktop) {
  console.log(`\nOpening ${path.relative('.', examples)} in ${desktop}`);
  await run(desktop, [
    examples,
    '--new-window',
    '--disable-workspace-trust',
    ...['--user-data-dir', path.resolve('.vscode-test/user-data')],
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...[extension, starter].map((folder) => `--extensionDevelopmentPath=${folder}`),
  ]);
} else {
  const server = await startCodeServer({ extensionFolders: [starter] });
  const address = server.workbenchUrl(examples, [['extensionDevelopmentPath', server.remoteUri(extension)]]);
  console.log(`\nVS Code ${server.version} with the example is at\n\n  ${address}\n\nCtrl+C ends it.`);
  if (hasDisplay()) openInBrowser(address);
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
    process.once(signal, () => server.stop().then(() => process.exit(0)));
  }
}

/** @param {string} address */
function openInBrowser(address) {
  const [command, ...args] = { darwin: ['open'], win32: ['cmd', '/c', 'start', ''] }[
    /** @type {string} */ (process.platform)
  ] ?? ['xdg-open'];
  const child = spawn(command ?? '', [...args, address.replaceAll('&', process.platform === 'win32' ? '^&' : '&')], {
    stdio: 'ignore',
    detached: true,
  });
  child.once('error', () => console.log('Open it in a browser.'));
  child.unref();
}
