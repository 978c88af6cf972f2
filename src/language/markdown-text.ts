import { escapeMarkdown } from '../catalog/escape-markdown';

/** Text of the author on one line, cut to `most` characters, with nothing left that Markdown would act on. */
export function plain(text: string, most = 200): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return escapeMarkdown(line.length > most ? `${line.slice(0, most - 1).trimEnd()}…` : line);
}

/** An id or a value as code. */
export function code(text: string): string {
  return `\`${text.replace(/[`\s]+/g, ' ').trim() || ' '}\``;
}

/** The first few of a list, and how many there are besides. */
export function someOf(items: readonly string[], most = 4): string {
  const shown = items.slice(0, most).join(', ');
  return items.length > most ? `${shown} and ${items.length - most} more` : shown;
}

/** A heading line and one line an entry, without the entries that have nothing to say. */
export function card(heading: string, entries: readonly (string | false | undefined)[]): string {
  const lines = entries.filter((entry): entry is string => typeof entry === 'string' && entry !== '');
  return lines.length === 0 ? heading : `${heading}\n\n${lines.map((line) => `- ${line}`).join('\n')}`;
}
