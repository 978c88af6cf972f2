/** A stretch of whole lines that can be read on its own: `[start, end)` of the text. */
export interface Leaf {
  readonly start: number;
  readonly end: number;
}

/** A line `key:` whose value is a mapping that falls into leaves. */
export interface Branch {
  readonly key: Leaf;
  readonly comment?: Leaf;
  readonly leaves: readonly Leaf[];
}

/** How to read a document: as the entries of its root mapping, or as one piece where it is no plain mapping. */
export type Outline = { readonly whole: Leaf } | { readonly entries: readonly (Leaf | Branch)[] };

/** `key:` with a plain or quoted key that ends on its line; the key is captured. */
const keyLine = /^(?:[^\s"'#&*!|>@`%{}[\],?:-][^:#"'\n]*?|-[^\s:#"'\n][^:#"'\n]*?|"[^"\\\n]*"|'[^'\n]*'):(?=\s|$)/;
const bareKeyLine = /^([A-Za-z_][\w-]*):[ \t]*(#.*)?$/;
/** A line that may begin an entry, or be one that is half typed; the others go on with the entry before. */
const continuation = /^(?:#|[}\]]|-(?:\s|$))/;
/** A text over several lines may begin with anything else, and hold lines that look like keys. */
const startsPlain = /^[\w-]/;
const unusual = /^[?:](?:\s|$)/;

interface Line {
  readonly start: number;
  readonly indent: number;
  readonly content: string;
}

/**
 * Divides the text of one document where a YAML reader cannot disagree: in a block mapping, a line in the column of its
 * keys always begins an entry. Each piece is then read for itself, so that a mistake stays in its entry, and a piece
 * that did not change need not be read again.
 */
export function outlineOf(text: string, start: number, end: number): Outline {
  const lines = linesOf(text, start, end);
  const first = lines.find(({ content }) => !content.startsWith('#'));
  if (first === undefined || first.indent !== 0 || !divisible(lines, 0)) return { whole: { start, end } };
  const groups = group(lines, 0, start, end);
  return { entries: groups.map(({ leaf, lines: own }) => branchOf(text, leaf, own) ?? leaf) };
}

function linesOf(text: string, start: number, end: number): readonly Line[] {
  const lines: Line[] = [];
  for (let from = start; from < end; ) {
    const lineBreak = text.indexOf('\n', from);
    const next = lineBreak < 0 || lineBreak >= end ? end : lineBreak + 1;
    let at = from;
    while (at < next && text.charCodeAt(at) === 32) at++;
    const content = text.slice(at, next).trimEnd();
    if (content !== '') lines.push({ start: from, indent: at - from, content });
    from = next;
  }
  return lines;
}

/** Whether lines are the entries of a block mapping in `column`, as far as their first characters tell. */
function divisible(lines: readonly Line[], column: number): boolean {
  let keys = 0;
  for (const { indent, content } of lines) {
    if (content.startsWith('#')) continue;
    if (indent < column) return false;
    if (indent > column) continue;
    if (unusual.test(content) || content.startsWith('\t')) return false;
    if (keyLine.test(content)) keys++;
    else if (keys === 0 && (column > 0 || !startsPlain.test(content))) return false;
  }
  return keys > 0;
}

interface Group {
  readonly leaf: Leaf;
  readonly lines: readonly Line[];
}

/** Each line in `column` that may begin an entry starts a group, and comments in front of the first one are in its group. */
function group(lines: readonly Line[], column: number, start: number, end: number): readonly Group[] {
  const groups: { leaf: { start: number; end: number }; lines: Line[] }[] = [];
  let hasContent = false;
  for (const line of lines) {
    const begins = line.indent === column && !continuation.test(line.content);
    let current = groups[groups.length - 1];
    if (current === undefined || (begins && hasContent)) {
      if (current !== undefined) current.leaf.end = line.start;
      current = { leaf: { start: current === undefined ? start : line.start, end }, lines: [] };
      groups.push(current);
    }
    if (!line.content.startsWith('#')) hasContent = true;
    current.lines.push(line);
  }
  return groups;
}

/** Divides `components:` once more, at its components. */
function branchOf(text: string, leaf: Leaf, lines: readonly Line[]): Branch | undefined {
  const header = lines.findIndex(({ content }) => !content.startsWith('#'));
  const line = lines[header];
  const bare = line && bareKeyLine.exec(line.content);
  if (header !== 0 || line === undefined || bare === null || bare === undefined) return undefined;
  const content = lines.slice(1);
  const column = content.find((next) => !next.content.startsWith('#'))?.indent ?? 0;
  if (column === 0 || !divisible(content, column)) return undefined;
  const [, key = '', comment] = bare;
  const contentStart = text.indexOf('\n', line.start) + 1;
  const commentStart = comment === undefined ? 0 : text.indexOf('#', line.start);
  return {
    key: { start: line.start, end: line.start + key.length },
    ...(comment === undefined ? {} : { comment: { start: commentStart, end: commentStart + comment.length } }),
    leaves: group(content, column, contentStart, leaf.end).map((piece) => piece.leaf),
  };
}
