/** A paragraph of Markdown and the parts of it that are not prose. */
export interface ProseParagraph {
  readonly start: number;
  readonly end: number;
  /** Code spans, links, addresses, tags and comments: sorted, disjoint `[start, end)` ranges of the whole text. */
  readonly masked: readonly (readonly [number, number])[];
}

const fence = /^ {0,3}(`{3,}|~{3,})/;

/**
 * Splits Markdown into paragraphs, without fenced code, and masks what is not prose in them.
 *
 * Blank lines, fences and HTML comments that span lines separate paragraphs. Linear in the length of the text, so that
 * it can run on every change.
 */
export function proseParagraphs(text: string): ProseParagraph[] {
  const paragraphs: ProseParagraph[] = [];
  let start = -1;
  let openFence = '';
  let inComment = false;
  const close = (end: number) => {
    if (start >= 0) paragraphs.push({ start, end, masked: maskedRanges(text, start, end) });
    start = -1;
  };
  for (let from = 0; from < text.length; ) {
    const newline = text.indexOf('\n', from);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(from, end);
    if (openFence !== '') {
      if (closesFence(line, openFence)) openFence = '';
    } else if (inComment) {
      inComment = !line.includes('-->');
    } else {
      const opening = fence.exec(line)?.[1];
      const comment = line.lastIndexOf('<!--');
      if (opening !== undefined) {
        close(from);
        openFence = opening;
      } else if (comment >= 0 && line.indexOf('-->', comment) < 0) {
        if (start < 0) start = from;
        close(from + comment);
        inComment = true;
      } else if (line.trim() === '') {
        close(from);
      } else if (start < 0) {
        start = from;
      }
    }
    from = end + 1;
  }
  close(text.length);
  return paragraphs;
}

function closesFence(line: string, opening: string): boolean {
  const run = fence.exec(line);
  const closing = run?.[1] ?? '';
  return closing.length >= opening.length && closing[0] === opening[0] && line.trim() === closing;
}

const notProse =
  /^ {0,3}\[[^\]\n]+\]:.*$|!?\[[^[\]]*\](?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\[[^[\]\n]*\])|<[A-Za-z/][^<>\n]*>|\b(?:https?:\/\/|www\.)\S+/gm;

function maskedRanges(text: string, start: number, end: number): [number, number][] {
  const paragraph = text.slice(start, end);
  const ranges = [...codeSpans(paragraph), ...comments(paragraph)];
  for (const match of paragraph.matchAll(notProse)) {
    ranges.push([match.index, match.index + match[0].length]);
  }
  ranges.sort((a, b) => a[0] - b[0]);
  const merged: [number, number][] = [];
  for (const [from, to] of ranges) {
    const last = merged.at(-1);
    if (last !== undefined && start + from <= last[1]) last[1] = Math.max(last[1], start + to);
    else merged.push([start + from, start + to]);
  }
  return merged;
}

function comments(paragraph: string): [number, number][] {
  const ranges: [number, number][] = [];
  for (let from = paragraph.indexOf('<!--'); from >= 0; from = paragraph.indexOf('<!--', from)) {
    const close = paragraph.indexOf('-->', from);
    if (close < 0) break;
    ranges.push([from, close + 3]);
    from = close + 3;
  }
  return ranges;
}

/** A run of backticks opens a span that the next run of the same length closes. */
function codeSpans(paragraph: string): [number, number][] {
  const runs = [...paragraph.matchAll(/`+/g)].map(({ 0: { length }, index }) => ({ index, length }));
  const nextOfLength = new Map<number, number>();
  const closing = new Array<number>(runs.length).fill(-1);
  for (let run = runs.length - 1; run >= 0; run--) {
    const { length } = runs[run]!;
    closing[run] = nextOfLength.get(length) ?? -1;
    nextOfLength.set(length, run);
  }
  const spans: [number, number][] = [];
  for (let run = 0; run < runs.length; run++) {
    const end = closing[run]!;
    if (end < 0) continue;
    spans.push([runs[run]!.index, runs[end]!.index + runs[end]!.length]);
    run = end;
  }
  return spans;
}
