import * as fc from 'fast-check';

const kinds = [
  'change-number',
  'copy-entry',
  'remove-entry',
  'swap-entries',
  'rename',
  'rename-declaration',
  'insert-comment',
  'remove-field',
  'crlf',
] as const;

/** One change of a design, at a fraction of the places where it can be made. */
interface DesignEdit {
  readonly kind: (typeof kinds)[number];
  readonly at: number;
  readonly number: string;
}

/** Changes that mostly leave a text that is a design, for texts in block style. */
export const designEdits: fc.Arbitrary<readonly DesignEdit[]> = fc.array(
  fc.record({
    // Most of what people change are numbers.
    kind: fc.constantFrom(...kinds, 'change-number', 'change-number', 'change-number'),
    at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    number: fc.constantFrom('0', '1', '2', '7', '30', '99.9', '1200'),
  }),
  { minLength: 1, maxLength: 5 },
);

export function applyDesignEdit(text: string, { kind, at, number }: DesignEdit): string {
  const oneOf = <T>(items: readonly T[]): T | undefined => items[Math.floor(at * items.length)];
  const replaced = (place: { start: number; end: number } | undefined, by: string) =>
    place ? text.slice(0, place.start) + by + text.slice(place.end) : text;
  const entries = entriesIn(text);
  const entry = oneOf(entries);
  switch (kind) {
    case 'change-number':
      return replaced(oneOf(matchesIn(text, /(?<=[:{,[(] ?[$€]?)\d+(\.\d+)?/g)), number);
    case 'insert-comment':
      return replaced(oneOf(matchesIn(text, /^(?=\S)/gm)), '# a note\n');
    case 'remove-field':
      return replaced(oneOf(matchesIn(text, /^ {4}\w+:.*\n/gm)), '');
    case 'crlf':
      return text.includes('\r') ? text.replaceAll('\r\n', '\n') : text.replaceAll('\n', '\r\n');
    case 'remove-entry':
      return replaced(entry, '');
    case 'copy-entry':
      return entry ? replaced({ start: entry.end, end: entry.end }, renamed(bodyOf(text, entry), entry.id)) : text;
    case 'rename-declaration':
      return entry ? replaced(entry, renamed(bodyOf(text, entry), entry.id)) : text;
    case 'rename':
      return entry ? text.replaceAll(new RegExp(`(?<![\\w-])${entry.id}(?![\\w-])`, 'g'), `${entry.id}-x`) : text;
    case 'swap-entries': {
      const next = entries.find(({ start }) => start === entry?.end);
      return entry && next
        ? replaced({ start: entry.start, end: next.end }, bodyOf(text, next) + bodyOf(text, entry))
        : text;
    }
  }
}

interface EntryLines {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

/** The entries of the sections that map ids to things, with all of their lines. */
function entriesIn(text: string): EntryLines[] {
  return matchesIn(text, /^ {2}([\w-]+):.*\n(?: {3,}.*\n|\r?\n)*/gm).map(({ start, end, match }) => ({
    id: match[1]!,
    start,
    end,
  }));
}

function bodyOf(text: string, { start, end }: EntryLines): string {
  return text.slice(start, end);
}

function renamed(body: string, id: string): string {
  return body.replace(id, `${id}-x`);
}

function matchesIn(text: string, pattern: RegExp): { start: number; end: number; match: RegExpMatchArray }[] {
  return [...text.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    match,
  }));
}
