import type { TextEdit } from '../../spec/edit/text-edit';
import type { Finding } from '../../spec/finding';
import { isFixed } from './language-checks';

/**
 * A comment line above a finding that disables it, for an editor to offer; undefined where a finding cannot be waived.
 * The reason is left for the author to write.
 */
export function disableFinding(text: string, { rule, span }: Finding, reason: string): TextEdit | undefined {
  if (isFixed(rule)) return undefined;
  const start = text.lastIndexOf('\n', span.start - 1) + 1;
  const indent = /^[ ]*/.exec(text.slice(start, span.start))?.[0] ?? '';
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  return { start, end: start, newText: `${indent}# headroom-disable-next-line ${rule} -- ${reason}${eol}` };
}
