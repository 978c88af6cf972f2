import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { UsageError } from './usage-error';

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EISDIR: "is a directory; name its files, e.g. '{}/**/*.design.yaml'",
  EACCES: 'may not be read',
  EPERM: 'may not be read',
};

/** The text of a file, or what is wrong with it. */
export async function readTextOr(
  file: string,
): Promise<{ readonly text: string } | { readonly problem: 'missing' | 'unreadable' }> {
  try {
    return { text: (await readFile(file, 'utf8')).replace(/^\ufeff/, '') };
  } catch (error) {
    return { problem: /^ENO(ENT|TDIR)$/.test(codeOf(error)) ? 'missing' : 'unreadable' };
  }
}

/**
 * The text of a file, or of standard input for `-`, without a byte order mark.
 *
 * @throws UsageError that says why it cannot be read
 */
export async function readText(file: string): Promise<string> {
  try {
    const content = file === '-' ? await text(process.stdin) : await readFile(file, 'utf8');
    return content.replace(/^\ufeff/, '');
  } catch (error) {
    const code = codeOf(error);
    const reason = reasons[code] ?? `cannot be read (${code || String(error)})`;
    throw new UsageError(`${file}: ${reason.replace('{}', file.replace(/\/$/, ''))}`);
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
