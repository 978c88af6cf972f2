import type { Finding } from '../finding';
import type { Limits } from './limits';
import { syntaxFinding } from './syntax-finding';

/** A text that the YAML reader can be given, in which every offset is that of the original. */
export interface ReadableText {
  readonly readable: string;
  readonly findings: readonly Finding[];
  /** Whether it goes up to the end of the original. */
  readonly complete: boolean;
}

/** Control characters, of which YAML allows tab and line breaks only; the reader uses some for itself. */
const forbidden = /[^\P{Cc}\t\n\r\u0085]/gu;
const replacement = '\ufffd';

/** Cuts off a text at the limit and replaces what no YAML text may contain. */
export function readableText(text: string, { length }: Limits): ReadableText {
  const findings: Finding[] = [];
  let readable = text;
  if (text.length > length) {
    readable = text.slice(0, text.lastIndexOf('\n', length - 1) + 1);
    const percent = Math.floor((100 * readable.length) / text.length);
    const message = `Only the first ${percent} % of this document is read: it is longer than ${length} characters. Split it`;
    const start = Math.max(0, readable.length - 1);
    findings.push(syntaxFinding('too-large', { start, end: start + 1 }, message));
  }
  const start = readable.search(forbidden);
  if (start >= 0) {
    const code = readable.charCodeAt(start).toString(16).toUpperCase().padStart(4, '0');
    const message = `The control character U+${code} may not stand in a YAML file. Remove it`;
    findings.push(syntaxFinding('control-character', { start, end: start + 1 }, message));
    readable = readable.replaceAll(forbidden, replacement);
  }
  return { readable, findings, complete: readable.length === text.length };
}
