import { readFile, writeFile } from 'node:fs/promises';

/**
 * Writes a generated file, or with `--check` on the command line only compares and fails when it is out of date.
 *
 * @param {string} file
 * @param {string} content
 */
export async function writeGenerated(file, content) {
  const current = await readFile(file, 'utf8').catch(() => '');
  if (current === content) return;
  if (process.argv.includes('--check')) {
    console.error(`${file} is out of date`);
    process.exitCode = 1;
  } else await writeFile(file, content);
}
