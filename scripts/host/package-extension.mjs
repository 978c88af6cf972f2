import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { createVSIX } from '@vscode/vsce';

/**
 * Packages the built extension. Everything is bundled, so no dependency goes into the package.
 *
 * @param {string} [file]
 * @returns {Promise<string>} the path of the package
 */
export async function packageExtension(file = path.resolve('dist', 'headroom.vsix')) {
  await mkdir(path.dirname(file), { recursive: true });
  await createVSIX({ packagePath: file, dependencies: false, allowMissingRepository: true });
  return file;
}
