import type { CauseReport, EditReport } from './comparison-report';
import { effectText } from './number-name';

/** How many causes fit into a cell of a table. */
const mostShown = 2;

/** `components.db.service_time (+38 ms), and 1 more`; what all edits do together where none is named. */
export function causesText(path: string, causes: readonly CauseReport[], currency: string): string {
  if (causes.length === 0) return 'all edits together';
  const shown = causes.slice(0, mostShown).map(({ edits, effect, only_together }) => {
    const [first = '', ...others] = edits;
    const name =
      others.length === 0 ? first : `${first} with ${others.length === 1 ? others[0] : `${others.length} others`}`;
    const amount = effect === undefined ? '' : effectText(path, effect, currency);
    const note = only_together ? 'only with others' : amount;
    return note === '' ? name : `${name} (${note})`;
  });
  const rest = causes.length - shown.length;
  return shown.join(', ') + (rest > 0 ? `, and ${rest} more` : '');
}

/** `components.db.service_time: 4ms → 8ms`; of something added or removed only that. */
export function editText({ path, base, head }: EditReport): string {
  if (base === undefined && head === undefined) return `${path} is another`;
  if (base === undefined) return `${path}: ${short(head)} (new)`;
  if (head === undefined) return `${path}: ${short(base)} (gone)`;
  return `${path}: ${short(base)} → ${short(head)}`;
}

/** Text of the author, cut where it would fill lines. */
function short(text = ''): string {
  return text.length > 80 ? `${text.slice(0, 79).trimEnd()}…` : text;
}
