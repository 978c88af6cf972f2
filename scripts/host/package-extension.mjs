import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { run } from './cached-install.mjs';

/** Where the package goes unless told. */
const defaultFile = path.resolve('dist', 'headroom.vsix');

/**
 * Packages the built extension. Everything is bundled, so no dependency goes into the package.
 *
 * @param {string} [file]
 * @returns {Promise<string>} the path of the package
 */
export async function packageExtension(file = defaultFile) {
  await mkdir(path.dirname(file), { recursive: true });
  // Without a public repository there is no address for the README's relative links to become; the editor leaves them out.
  const options = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links', '--out', file];
  await run(process.execPath, ['node_modules/@vscode/vsce/vsce', 'package', ...options], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return file;
}
