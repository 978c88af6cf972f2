import { carriageReturn, colon, hash, isBlank, isFlowIndicator, isSpace, lineFeed, space, tab } from './characters';
import { resolvePlain } from './core-schema';
import type { ScalarNode } from './node';
import type { Reader } from './reader';

/** End of the plain text that starts at `from`, on its line and without spaces behind it. */
export function plainEnd(reader: Reader, from: number, inFlow: boolean): number {
  const { text, end } = reader;
  let last = from;
  for (let at = from; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === space || code === tab) continue;
    if (code === lineFeed || (code === carriageReturn && text.charCodeAt(at + 1) === lineFeed)) break;
    if (code === colon && endsKey(reader, at, inFlow)) break;
    if (code === hash && at > from && isSpace(text.charCodeAt(at - 1))) break;
    if (inFlow && isFlowIndicator(code)) break;
    last = at + 1;
  }
  return last;
}

/** Whether the `:` at an offset ends a key rather than being part of a text. */
export function endsKey({ text, end }: Reader, at: number, inFlow: boolean): boolean {
  if (at + 1 >= end) return true;
  const next = text.charCodeAt(at + 1);
  return isBlank(next) || (inFlow && isFlowIndicator(next));
}

/** Offset of the `:` that makes a key of the plain text up to `end`; -1 if there is none. */
export function colonBehind(reader: Reader, end: number, inFlow: boolean): number {
  let at = end;
  while (at < reader.end && isSpace(reader.text.charCodeAt(at))) at++;
  return at < reader.end && reader.text.charCodeAt(at) === colon && endsKey(reader, at, inFlow) ? at : -1;
}

export function plainScalar(reader: Reader, start: number, end: number, text: string): ScalarNode {
  reader.count();
  return { type: 'scalar', span: { start, end }, value: resolvePlain(text), text, quoted: false };
}

/**
 * Reads a plain scalar whose further lines, if any, are indented by more than `indent`. A line that is a key of its own
 * ends it although YAML would call that an error: most likely the line before is half typed.
 */
export function readPlain(reader: Reader, indent: number, inFlow: boolean): ScalarNode {
  const start = reader.position;
  let end = plainEnd(reader, start, inFlow);
  let text = reader.text.slice(start, end);
  reader.position = end;
  for (;;) {
    const breaks = nextLine(reader, indent, inFlow);
    if (breaks === 0) break;
    end = plainEnd(reader, reader.position, inFlow);
    text += (breaks === 1 ? ' ' : '\n'.repeat(breaks - 1)) + reader.text.slice(reader.position, end);
    reader.position = end;
  }
  return plainScalar(reader, start, end, text);
}

/** Moves to the continuation of a plain scalar and returns how many line breaks lie between; 0 and no move if it ends here. */
function nextLine(reader: Reader, indent: number, inFlow: boolean): number {
  const { text, end } = reader;
  let at = reader.position;
  let breaks = 0;
  let width = 0;
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === lineFeed) {
      breaks++;
      width = 0;
    } else if (code === space) width++;
    else if (code === tab) width += 2;
    else if (code !== carriageReturn || text.charCodeAt(at + 1) !== lineFeed) break;
  }
  if (breaks === 0 || at >= end || width <= indent || text.charCodeAt(at) === hash) return 0;
  if (inFlow && isFlowIndicator(text.charCodeAt(at))) return 0;
  const lineEnd = plainEnd(reader, at, inFlow);
  if (lineEnd === at || colonBehind(reader, lineEnd, inFlow) >= 0) return 0;
  const before = reader.position;
  reader.position = text.lastIndexOf('\n', at) + 1;
  const marker = width === 0 && reader.startsMarker();
  if (!marker) {
    reader.startLine();
    return breaks;
  }
  reader.position = before;
  return 0;
}
