/**
 * The lines of a text by what they say: a formatter may lay out tables, choose bullets, escape more and leave blank lines
 * as it likes. Without blank lines at both ends.
 */
export function meaningfulLines(lines: readonly string[]): string[] {
  const meant = lines.map(meaningOf);
  return meant
    .filter((line, index) => line !== '' || (index > 0 && meant[index - 1] !== ''))
    .join('\n')
    .trim()
    .split('\n');
}

/** The cells of a row of a table; undefined for another line. */
export function cellsOf(line: string): string[] | undefined {
  const row = /^\s*\|(.*)\|\s*$/.exec(line)?.[1];
  return row?.split(/(?<!\\)\|/).map((cell) => cell.trim());
}

function meaningOf(line: string): string {
  const text = line.trimEnd().replace(/\\(?=[!-/:-@[-`{}~])/g, '');
  const cells = cellsOf(text);
  if (cells) return `| ${cells.map((cell) => (/^:?-+:?$/.test(cell) ? cell.replace(/-+/, '-') : cell)).join(' | ')} |`;
  return text.replace(/^(\s*)[*+](?= )/, '$1-');
}
