import type { TextEdit } from './text-edit';

/**
 * The one edit that makes a text another one: what both begin and end with stays. The end is compared first, so that new
 * lines go behind the line above them rather than in front of the one below, which may not belong to the text.
 */
export function changeBetween(before: string, after: string): TextEdit | undefined {
  if (before === after) return undefined;
  const most = Math.min(before.length, after.length);
  let behind = 0;
  while (behind < most && before.at(-1 - behind) === after.at(-1 - behind)) behind++;
  while (behind > 0 && (isInside(before, before.length - behind) || isInside(after, after.length - behind))) behind--;
  let start = 0;
  while (start < most - behind && before[start] === after[start]) start++;
  while (start > 0 && (isInside(before, start) || isInside(after, start))) start--;
  return { start, end: before.length - behind, newText: after.slice(start, after.length - behind) };
}

/** Between the halves of a line break or of a character: an editor would move such a place. */
function isInside(text: string, offset: number): boolean {
  return /^(?:\r\n|[\ud800-\udbff][\udc00-\udfff])$/.test(text.slice(offset - 1, offset + 1));
}
