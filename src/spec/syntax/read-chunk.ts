import { Composer, type CST, isCollection, isPair, isScalar, type ParsedNode, Parser, type YAMLError } from 'yaml';
import { EditedText } from './edits';
import { explainError } from './explain-error';
import { type Explanation, type ReaderError, withOffsets } from './explanation';
import { contentEnd, contentStart, lineStart } from './lines';
import type { Comment } from './tree';

/** A piece of a document as the YAML reader sees it; all offsets count from the start of the piece. */
export interface Chunk {
  readonly contents: ParsedNode | null;
  readonly explanations: readonly Explanation[];
  readonly comments: readonly Comment[];
  /** Present if the piece was repaired: from an offset of `contents` to one of the piece as written. */
  readonly originalOffset?: (offset: number) => number;
}

/** What costs least: positions and errors are kept, everything for writing is left out. */
const options = {
  prettyErrors: false,
  uniqueKeys: false,
  stringKeys: true,
  schema: 'core',
  merge: false,
  keepSourceTokens: false,
  logLevel: 'silent',
} as const;

/** A piece is repaired at most so often, so that a text full of mistakes costs no more than a few readings. */
const largestRepairs = 24;
const largestRepairLength = 200_000;

const deepestBrackets = 400;
/** Errors of a piece that are looked at. */
const mostErrors = 100;

/**
 * Reads a piece of YAML; several documents are not expected in it. Where the reader finds an error whose remedy is clear
 * (a colon, a bracket, an indentation), the piece is read again with the remedy applied, so that one mistake does not
 * change the meaning of what follows it.
 */
export function readChunk(written: string): Chunk {
  if (isTooDeep(written)) return { contents: null, explanations: [tooDeep(written)], comments: [] };
  let edited = EditedText.of(written);
  let reading = compose(edited.text);
  if (reading.errors.length === 0) return { ...reading, explanations: [] };
  const explained = new Map<string, Explanation>();
  for (let round = 0; round < largestRepairs && round * written.length < largestRepairLength; round++) {
    const explanation = nextRepair(reading, edited, explained);
    if (explanation?.repair === undefined) break;
    explained.set(keyOf(explanation, edited), atOriginal(explanation, edited));
    edited = edited.edit(explanation.repair);
    reading = compose(edited.text);
  }
  for (const explanation of explanationsOf(reading, edited)) {
    const key = keyOf(explanation, edited);
    if (!explained.has(key)) explained.set(key, atOriginal(explanation, edited));
  }
  const comments = reading.comments.map(({ span }) => {
    const start = edited.originalOffset(span.start);
    const end = Math.max(start + 1, edited.originalOffset(span.end));
    return { span: { start, end }, text: written.slice(start + 1, end) };
  });
  const originalOffset = (offset: number) => edited.originalOffset(offset);
  return {
    contents: reading.contents,
    explanations: oncePerLine([...explained.values()], written),
    comments,
    originalOffset,
  };
}

/** Brackets, dashes or question marks nested so deep that the YAML reader takes seconds, or runs out of stack. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  for (let at = text.search(/[[{]/); at >= 0 && at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x5b || code === 0x7b) depth++;
    else if (code === 0x5d || code === 0x7d) depth--;
    if (depth > deepestBrackets) return true;
  }
  return /(?:[-?][ \t]+){200}/.test(text);
}

function tooDeep(text: string): Explanation {
  const start = contentStart(text, 0);
  return { rule: 'too-deep', message: 'This is nested too deeply to be read', start, end: contentEnd(text, start) };
}

/** Where the reader has lost its way it complains about each word: the first one on a line says it all. */
function oncePerLine(explanations: readonly Explanation[], text: string): readonly Explanation[] {
  const lines = new Set<number>();
  return explanations.filter(({ rule, start }) => {
    if (rule !== 'unexpected-text') return true;
    const line = lineStart(text, start);
    return !lines.has(line) && lines.add(line);
  });
}

interface Reading {
  readonly text: string;
  readonly contents: ParsedNode | null;
  readonly comments: readonly Comment[];
  readonly errors: readonly ReaderError[];
}

function compose(text: string): Reading {
  const comments: Comment[] = [];
  let errors: YAMLError[] = [];
  let contents: ParsedNode | null = null;
  try {
    const composer = new Composer(options);
    const collects = text.includes('#');
    let lost = 0;
    for (const token of new Parser().parse(text)) {
      // Each token that the parser can make nothing of is an error; a text that is no YAML has one per character.
      if (token.type === 'error' && ++lost > mostErrors) break;
      if (collects) collectComments(token, comments);
      for (const document of composer.next(token)) {
        contents ??= document.contents as ParsedNode | null;
        errors = errors.concat(document.errors, document.warnings);
      }
    }
    for (const document of composer.end(true, text.length)) {
      contents ??= document.contents as ParsedNode | null;
      errors = errors.concat(document.errors, document.warnings);
    }
  } catch {
    // The reader recurses; a text nested thousands of levels deep exhausts its stack.
    return { text, contents: null, comments: [], errors: [{ code: 'RESOURCE_EXHAUSTION', pos: [0, 1], message: '' }] };
  }
  errors.sort((a, b) => a.pos[0] - b.pos[0]);
  // One finding counts all tabs.
  const firstTab = errors.find(({ code }) => code === 'TAB_AS_INDENT');
  const distinct = errors.filter((error) => error.code !== 'TAB_AS_INDENT' || error === firstTab);
  return { text, contents, comments, errors: distinct.slice(0, mostErrors) };
}

/** Priority of errors that make others follow: an open quote or bracket swallows what stands behind it. */
function priority({ code, message }: ReaderError): number {
  if (message.startsWith('Missing closing')) return 0;
  if (code === 'TAB_AS_INDENT') return 1;
  return code === 'MULTILINE_IMPLICIT_KEY' ? 2 : 3;
}

function nextRepair(
  reading: Reading,
  edited: EditedText,
  explained: ReadonlyMap<string, Explanation>,
): Explanation | undefined {
  const context = contextOf(reading);
  const inOrder = [...reading.errors].sort((a, b) => {
    const [first, second] = [priority(a), priority(b)];
    return Math.min(first, 2) - Math.min(second, 2) || a.pos[0] - b.pos[0] || first - second;
  });
  for (const error of inOrder) {
    const explanation = explainError(error, context);
    if (explanation.repair !== undefined && !explained.has(keyOf(explanation, edited))) return explanation;
  }
  return undefined;
}

function explanationsOf(reading: Reading, edited: EditedText): readonly Explanation[] {
  const context = contextOf(reading);
  return [...reading.errors]
    .sort((a, b) => edited.originalOffset(a.pos[0]) - edited.originalOffset(b.pos[0]))
    .map((error) => explainError(error, context));
}

function contextOf({ text, errors, comments, contents }: Reading) {
  return { text, errors, comments, quoteEndingAt: (offset: number) => quoteEndingAt(contents, offset) };
}

function keyOf({ rule, start }: Explanation, edited: EditedText): string {
  return `${rule} ${edited.originalOffset(start)}`;
}

function atOriginal({ repair: _, ...explanation }: Explanation, edited: EditedText): Explanation {
  const original = (offset: number) => edited.originalOffset(offset);
  const start = original(explanation.start);
  const end = Math.max(start, original(explanation.end));
  const { data } = explanation;
  return { ...explanation, start, end, ...(data && { data: withOffsets(data, original) }) };
}

/** Start of the quoted scalar whose source ends at an offset. */
function quoteEndingAt(node: unknown, offset: number): number | undefined {
  if (isPair(node)) return quoteEndingAt(node.key, offset) ?? quoteEndingAt(node.value, offset);
  if (isScalar(node)) {
    const isQuoted = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE';
    return isQuoted && node.range?.[1] === offset ? node.range[0] : undefined;
  }
  if (!isCollection(node)) return undefined;
  for (const item of node.items) {
    const found = quoteEndingAt(item, offset);
    if (found !== undefined) return found;
  }
  return undefined;
}

function collectComments(token: CST.Token | null | undefined, comments: Comment[]): void {
  if (!token) return;
  switch (token.type) {
    case 'comment':
      comments.push({
        span: { start: token.offset, end: token.offset + token.source.length },
        text: token.source.slice(1),
      });
      return;
    case 'document':
      collectAll(token.start, comments);
      collectComments(token.value, comments);
      collectAll(token.end, comments);
      return;
    case 'block-map':
    case 'block-seq':
    case 'flow-collection':
      for (const { start, key, sep, value } of token.items) {
        collectAll(start, comments);
        collectComments(key, comments);
        collectAll(sep, comments);
        collectComments(value, comments);
      }
      if (token.type === 'flow-collection') collectAll(token.end, comments);
      return;
    case 'block-scalar':
      for (const property of token.props) collectComments(property, comments);
      return;
    case 'alias':
    case 'scalar':
    case 'single-quoted-scalar':
    case 'double-quoted-scalar':
    case 'doc-end':
      collectAll(token.end, comments);
  }
}

function collectAll(tokens: readonly CST.Token[] | undefined, comments: Comment[]): void {
  if (tokens) for (const token of tokens) if (token.type === 'comment') collectComments(token, comments);
}
