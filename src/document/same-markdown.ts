/**
 * The lines of a text by what they say: a formatter may lay out tables, wrap lines, choose bullets, escape more and leave
 * blank lines as it likes. Without blank lines at both ends.
 */
export function meaningfulLines(lines: readonly string[]): string[] {
  const meant: string[] = [''];
  let fence = '';
  for (const line of lines.map(meaningOf)) {
    const marks = /^ *(```|~~~)/.exec(line)?.[1] ?? '';
    const last = meant.at(-1) ?? '';
    if (fence === '' && marks === '' && goesOn(last, line)) meant[meant.length - 1] = `${last} ${line.trimStart()}`;
    else if (line !== '' || last !== '') meant.push(line);
    if (marks !== '') fence = fence === '' ? marks : fence === marks ? '' : fence;
  }
  return meant.join('\n').trim().split('\n');
}

/** Whether a line goes on with the paragraph or the list item of the line before. */
function goesOn(last: string, line: string): boolean {
  return last !== '' && line !== '' && !/^ *(?:```|~~~|\|)/.test(last) && !/^ *(?:[-|#>]|\d+[.)] )/.test(line);
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
