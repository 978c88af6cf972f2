/** A text that a snippet takes as it is. */
export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** A tab stop with a text that is selected. */
export function placeholder(index: number, text: string): string {
  return text === '' ? `$${index}` : `\${${index}:${escapeSnippet(text)}}`;
}

/**
 * The snippet of a text whose tab stops are written `«like this»`, in the order of their appearance; the same text twice
 * is one stop.
 */
export function snippetOf(template: string): string {
  const stops: string[] = [];
  return template
    .split(/«([^»]*)»/)
    .map((part, index) => {
      if (index % 2 === 0) return escapeSnippet(part);
      if (!stops.includes(part)) stops.push(part);
      return placeholder(stops.indexOf(part) + 1, part);
    })
    .join('');
}

/** Puts every line but the first at a column. */
export function indented(lines: string, column: number): string {
  return lines.replaceAll('\n', `\n${' '.repeat(column)}`);
}
