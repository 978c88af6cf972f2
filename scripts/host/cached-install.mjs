import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Where tools that only the tests need are kept between runs; the same folder that @vscode/test-electron uses. */
export const cacheFolder = path.resolve('.vscode-test');

/**
 * Installs npm packages outside the project, once: they are too big, or need too new a Node, to be dependencies.
 *
 * @param {string} name
 * @param {Record<string, string>} dependencies exact versions; other versions are installed anew
 * @param {(folder: string) => Promise<void>} [prepare] what is left to do in the folder before it is complete
 * @returns {Promise<string>} the folder
 */
export async function cachedInstall(name, dependencies, prepare = async () => {}) {
  const digest = createHash('sha256').update(JSON.stringify(dependencies)).digest('hex').slice(0, 8);
  const folder = path.join(cacheFolder, `${name}-${digest}`);
  if (existsSync(folder)) return folder;

  console.log(`Installing ${Object.keys(dependencies).join(', ')} into ${path.relative('.', folder)} (once)`);
  await mkdir(cacheFolder, { recursive: true });
  const unfinished = await mkdtemp(path.join(cacheFolder, 'unfinished-'));
  try {
    await writeFile(path.join(unfinished, 'package.json'), JSON.stringify({ private: true, dependencies }));
    await npmInstall(unfinished);
    await prepare(unfinished);
    await rename(unfinished, folder).catch((error) => {
      // Another run was faster: its folder is as good as this one.
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  return folder;
}

/**
 * No install scripts: they would compile native modules, which needs a compiler and is not needed here.
 *
 * @param {string} folder
 */
export function npmInstall(folder) {
  return run('npm', ['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    shell: process.platform === 'win32',
  });
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<void>}
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], ...options });
    child.once('error', reject);
    child.once('exit', (code, signal) =>
      code === 0
        ? resolve()
        : reject(new Error(`${path.basename(command)} ended with ${signal ?? `exit code ${code}`}`)),
    );
  });
}
