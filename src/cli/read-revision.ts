import { execFile } from 'node:child_process';
import { access } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { FileVersion } from '../report/comparison/compare-files';
import { readText } from './read-text';
import { UsageError } from './usage-error';

const run = promisify(execFile);
/** Specs are far smaller; what is larger is something else. */
const mostBytes = 64 * 1024 * 1024;

/**
 * The two versions that `headroom diff` is to compare, from `BASE HEAD` or `BASE HEAD PATH`. Each of the first two is a
 * file, `REVISION:path` as git knows it, or a revision, whose path is the third or that of the other one.
 *
 * @throws UsageError for anything else, and where git cannot say
 */
export async function versionsOf([base, head, path, ...others]: readonly string[]): Promise<
  [FileVersion, FileVersion]
> {
  if (base === undefined || head === undefined || others.length > 0) {
    throw new UsageError('diff needs two versions: files, REVISION:path, or revisions and a path');
  }
  const [before, after] = [await sideOf(base), await sideOf(head)];
  const common = path ?? before.file ?? after.file;
  return [await read(before, common), await read(after, common)];
}

/** What an argument names; without a file it is a revision. */
interface Side {
  readonly name: string;
  readonly revision?: string;
  readonly file?: string;
  /** Relative to the root of the repository rather than to here. */
  readonly fromRoot?: boolean;
}

async function sideOf(name: string): Promise<Side> {
  if (name === '-' || (await exists(name))) return { name, file: name };
  const colon = name.indexOf(':');
  if (colon > 0) return { name, revision: name.slice(0, colon), file: name.slice(colon + 1), fromRoot: true };
  if (/\.(ya?ml|md|markdown|mdx)$/i.test(name)) throw new UsageError(`${name}: there is no such file`);
  return { name, revision: name };
}

async function read({ name, revision, file, fromRoot }: Side, common: string | undefined): Promise<FileVersion> {
  const path = file ?? common;
  if (path === undefined)
    throw new UsageError(`${name} is no file; of a revision, say which file: headroom diff ${name} … FILE`);
  if (revision === undefined) return { name: path === '-' ? '<stdin>' : path, file: path, text: await readText(path) };
  // Git takes a path for one from the root of the repository unless it says otherwise.
  const object = `${revision}:${fromRoot && file !== undefined ? path : `./${path.replace(/^\.\//, '')}`}`;
  const label = file === undefined ? `${name}:${path}` : name;
  try {
    return { name: label, file: path, text: (await git('show', object)).replace(/^\ufeff/, '') };
  } catch (error) {
    const isKnown = await git('rev-parse', '--verify', '--quiet', `${revision}^{commit}`).then(
      () => true,
      () => false,
    );
    // A file that was added since, or removed: all of it is new, or gone.
    if (isKnown && file === undefined) return { name: label, file: path, text: '' };
    throw new UsageError(`${name}: ${reasonOf(error)}`);
  }
}

async function git(command: string, ...args: string[]): Promise<string> {
  const [last = ''] = args.slice(-1);
  if (last.startsWith('-')) throw new UsageError(`${last} is no revision`);
  const { stdout } = await run('git', [command, ...args], {
    maxBuffer: mostBytes,
    env: { ...process.env, LC_ALL: 'C' },
  });
  return stdout;
}

function reasonOf(error: unknown): string {
  const { code, stderr } = (typeof error === 'object' ? error : {}) as { code?: unknown; stderr?: unknown };
  if (code === 'ENOENT') return 'git is needed to read a revision, and is not installed';
  const [line = ''] = String(stderr ?? '').split('\n');
  return line.replace(/^fatal: /, '') || 'git cannot read it';
}

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
