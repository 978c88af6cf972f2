import { cellsOf } from './same-markdown';

/** Characters of a line that a message quotes. */
const longest = 60;

/**
 * What is different in a section that is stale, by its first difference.
 *
 * @param says the lines that stand there
 * @param gives the lines that its spec gives
 */
export function describeChange(says: readonly string[], gives: readonly string[]): string {
  if (says.every((line) => line === '')) return 'is empty. Refresh it to fill it in';
  const at = gives.findIndex((line, index) => line !== says[index]);
  const differing = Math.max(1, gives.filter((line) => !says.includes(line)).length);
  const more = differing > 1 ? `, and ${differing - 1} more line${differing > 2 ? 's' : ''}` : '';
  return `is stale: ${firstChange(says, gives, at)}${more}. Refresh it`;
}

function firstChange(says: readonly string[], gives: readonly string[], at: number): string {
  const [is, was] = [gives[at], says[at]];
  if (is === undefined) return `its spec no longer gives ${quoted(says[gives.length])}`;
  const row = rowChange(gives, at, was === undefined ? undefined : cellsOf(was));
  return row ?? `its spec gives ${quoted(is)}`;
}

/** `Busy of db is 71%, not 62%` */
function rowChange(gives: readonly string[], at: number, was: readonly string[] | undefined): string | undefined {
  const is = cellsOf(gives[at] ?? '');
  if (!is || !was || is[0] !== was[0] || is.length !== was.length) return undefined;
  const header = gives.slice(0, at).findLast((_, index) => /^\| :?-/.test(gives[index + 1] ?? ''));
  const column = is.findIndex((cell, index) => cell !== was[index]);
  const title = header === undefined ? undefined : cellsOf(header)?.[column];
  if (title === undefined || is[column] === '' || was[column] === '') return undefined;
  return `${title} of ${is[0]} is ${is[column]}, not ${was[column]}`;
}

function quoted(line: string | undefined): string {
  const text = line === undefined || line === '' ? 'another text' : line.replaceAll('`', '');
  return text.length > longest ? `\`${text.slice(0, longest)}…\`` : `\`${text}\``;
}
