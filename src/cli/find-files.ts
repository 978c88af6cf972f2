import { stat } from 'node:fs/promises';
import { glob, isDynamicPattern } from 'tinyglobby';
import { UsageError } from './usage-error';

/** A file to check. */
export interface FoundFile {
  readonly file: string;
  /** Whether it was named by itself: then it has to be a spec, while a glob may also match other files. */
  readonly named: boolean;
}

/** By convention; without arguments only these are looked for. */
const designFiles = ['**/*.design.{yaml,yml,md}'];
const ignore = ['**/node_modules/**', '**/.git/**'];

/**
 * The files that are meant, each once. A name that exists is that file, whatever characters it has; others are globs.
 *
 * @throws UsageError when nothing matches
 */
export async function findFiles(patterns: readonly string[]): Promise<FoundFile[]> {
  if (patterns.length === 0) {
    const files = await glob(designFiles, { ignore });
    if (files.length === 0) throw new UsageError(`no file here matches ${designFiles.join(' ')}`);
    return files.sort().map((file) => ({ file, named: false }));
  }
  const found = new Map<string, FoundFile>();
  for (const pattern of patterns) {
    const named = pattern === '-' || !isDynamicPattern(pattern) || (await exists(pattern));
    const files = named ? [pattern] : (await glob(pattern, { ignore })).sort();
    if (files.length === 0) throw new UsageError(`no file matches ${pattern}`);
    for (const file of files) if (!found.has(file)) found.set(file, { file, named });
  }
  return [...found.values()];
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
