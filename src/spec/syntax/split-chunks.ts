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

/** `key:` with a plain or quoted key that ends on its line. */
const keyLine = /(?:[^\s"'#&*!|>@`%{}[\],?:-][^:#"'\n]*?|-[^\s:#"'\n][^:#"'\n]*?|"[^"\\\n]*"|'[^'\n]*'):(?=\s|$)/y;
const bareKeyLine = /^([A-Za-z_][\w-]*):[ \t]*(#.*)?$/;
/** A line that goes on with the entry before; any other begins an entry, or is one that is half typed. */
const continuation = /[}\]]|-(?=\s|$)/y;
/** A text over several lines may begin with anything else, and hold lines that look like keys. */
const startsPlain = /[\w-]/y;
const unusual = /\t|[?:](?=\s|$)/y;

const space = 32;
const hash = 0x23;

/**
 * Divides the text of one document where a YAML reader cannot disagree: in a block mapping, a line in the column of its
 * keys always begins an entry. Each piece is then read for itself, so that a mistake stays in its entry, and a piece
 * that did not change need not be read again.
 */
export function outlineOf(text: string, start: number, end: number): Outline {
  const root = divide(text, start, end);
  if (root?.column !== 0) return { whole: { start, end } };
  return { entries: root.leaves.map((leaf) => branchOf(text, leaf) ?? leaf) };
}

interface Division {
  readonly column: number;
  readonly leaves: readonly Leaf[];
}

/**
 * The entries of a block mapping, as far as the first characters of its lines tell; comments in front of the first entry
 * are in its leaf. This looks at each line of a document at each keystroke, and so makes nothing but the leaves.
 */
function divide(text: string, start: number, end: number): Division | undefined {
  const leaves: Leaf[] = [];
  let column = -1;
  let leafStart = start;
  let keys = 0;
  for (let line = start, next = start; line < end; line = next) {
    next = text.indexOf('\n', line) + 1;
    if (next === 0 || next > end) next = end;
    let at = line;
    while (text.charCodeAt(at) === space) at++;
    if (at >= next || text.charCodeAt(at) === hash || isBlank(text, at, next)) continue;
    const isFirst = column < 0;
    if (isFirst) column = at - line;
    if (at - line < column) return undefined;
    if (at - line > column) continue;
    if (matches(unusual, text, at)) return undefined;
    if (matches(keyLine, text, at)) keys++;
    else if (keys === 0 && (column > 0 || !matches(startsPlain, text, at))) return undefined;
    if (isFirst || matches(continuation, text, at)) continue;
    leaves.push({ start: leafStart, end: line });
    leafStart = line;
  }
  if (keys === 0) return undefined;
  leaves.push({ start: leafStart, end });
  return { column, leaves };
}

function isBlank(text: string, from: number, to: number): boolean {
  // Nearly all characters that lines begin with are letters, and need no copy.
  return text.charCodeAt(from) < 0x30 && text.slice(from, to).trimEnd() === '';
}

function matches(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

/** Divides `components:` once more, at its components. */
function branchOf(text: string, leaf: Leaf): Branch | undefined {
  const contentStart = text.indexOf('\n', leaf.start) + 1;
  if (contentStart === 0) return undefined;
  const bare = bareKeyLine.exec(text.slice(leaf.start, contentStart).trimEnd());
  if (bare === null) return undefined;
  const division = divide(text, contentStart, leaf.end);
  if (division === undefined || division.column === 0) return undefined;
  const [, key = '', comment] = bare;
  const commentStart = comment === undefined ? 0 : text.indexOf('#', leaf.start);
  return {
    key: { start: leaf.start, end: leaf.start + key.length },
    ...(comment === undefined ? {} : { comment: { start: commentStart, end: commentStart + comment.length } }),
    leaves: division.leaves,
  };
}
