import type { ErrorCode } from 'yaml';
import type { Severity } from '../finding';
import { explainIndentation, explainMultilineKey } from './explain-indentation';
import type { ErrorContext, Explanation, ReaderError } from './explanation';
import { contentEnd, contentStart, lineEnd, lineStart, removeLines } from './lines';
import type { Comment } from './tree';

type Explain = (start: number, end: number, context: ErrorContext, message: string) => Explanation;

/** Explains an error; the span is on one line. */
export function explainError({ code, pos, message }: ReaderError, context: ErrorContext): Explanation {
  const start = Math.min(pos[0], context.text.length);
  const end = Math.max(start, Math.min(pos[1], context.text.length));
  const explanation = explainers[code](start, end, context, message);
  const last = Math.min(explanation.end, Math.max(lineEnd(context.text, explanation.start), explanation.start + 1));
  return { ...explanation, end: Math.min(last, context.text.length) };
}

const explainers: Readonly<Record<ErrorCode, Explain>> = {
  ALIAS_PROPS: simple('anchor', 'An alias (`*name`) stands alone. Put the anchor or tag on the value that it names'),
  BAD_ALIAS: simple('anchor', 'An anchor (`&name`) or alias (`*name`) needs a name that does not end in `:`'),
  BAD_COLLECTION_TYPE: simple('tag', 'This tag means nothing in a design spec and is ignored. Remove it', 'warning'),
  BAD_DIRECTIVE: simple(
    'directive',
    'This line begins with `%`, which is kept for YAML itself. Remove it, or quote it',
    'warning',
  ),
  BAD_DQ_ESCAPE: simple(
    'bad-escape',
    'This escape means nothing in double quotes. Write `\\\\` for a backslash, or use single quotes',
  ),
  BAD_INDENT: (start, end, context, message) =>
    message.includes('end with a')
      ? explainUnclosed(start, context, message)
      : explainIndentation(start, end, context.text),
  BAD_PROP_ORDER: simple('anchor', 'Anchors and tags stand behind the `-`, `?` or `:` that they belong to. Move them'),
  BAD_SCALAR_START: explainReserved,
  BLOCK_AS_IMPLICIT_KEY: (start, end, { text }, message) =>
    message.startsWith('Nested') ? explainSecondColon(start, end, text) : explainStrayItem(start, text),
  BLOCK_IN_FLOW: (start, end, { text }) => explainMissingComma(start, end, text),
  DUPLICATE_KEY: simple('duplicate-key', 'This key is already set in this mapping. Rename or remove one of them'),
  IMPOSSIBLE: simple('unreadable', 'This cannot be read as YAML. Quote it, or rewrite the line'),
  KEY_OVER_1024_CHARS: simple(
    'long-key',
    'A key has at most 1024 characters. Close a quote or break the line before it',
  ),
  MISSING_CHAR: explainMissing,
  MULTILINE_IMPLICIT_KEY: (start, end, context) =>
    context.errors.some(({ code, pos }) => code === 'BLOCK_IN_FLOW' && pos[0] === start)
      ? explainMissingComma(start, end, context.text)
      : isItem(context.text, start)
        ? explainStrayItem(start, context.text)
        : explainMultilineKey(start, end, context.text),
  MULTIPLE_ANCHORS: simple('anchor', 'A value has at most one anchor (`&name`). Remove one'),
  MULTIPLE_DOCS: simple('several-documents', 'A design spec is one document. Put the other in a file of its own'),
  MULTIPLE_TAGS: simple('anchor', 'A value has at most one tag. Remove them'),
  NON_STRING_KEY: simple('complex-key', 'A key must be a plain name. Put a text in braces or brackets in quotes'),
  RESOURCE_EXHAUSTION: simple('too-deep', 'This is nested too deeply to be read'),
  TAB_AS_INDENT: (start, _, { text }) => explainTabs(start, text),
  TAG_RESOLVE_FAILED: simple('tag', 'This tag means nothing in a design spec and is ignored. Remove it', 'warning'),
  UNEXPECTED_TOKEN: explainUnexpected,
};

function simple(rule: string, message: string, severity?: Severity): Explain {
  return (start, end) => ({ rule, message, start, end, ...(severity && { severity }) });
}

function explainMissing(start: number, end: number, context: ErrorContext, message: string): Explanation {
  const { text } = context;
  if (message.startsWith('Missing closing')) return explainOpenQuote(start, end, context);
  if (message.includes('must end with')) return explainUnclosed(start, context, message);
  if (message.startsWith('Implicit map keys')) return explainMissingColon(start, end, text);
  if (message.startsWith('Missing ,')) {
    return { rule: 'missing-comma', message: 'A comma is missing between two values', start, end };
  }
  if (message.startsWith('Missing space')) {
    return { rule: 'missing-space', message: 'A key needs a space behind its `:`', start, end };
  }
  if (message.startsWith('Comments')) {
    return { rule: 'unexpected-text', message: 'A comment needs a space in front of its `#`', start, end };
  }
  if (message.startsWith('Sequence item')) return explainIndentation(start, end, text);
  if (message.includes('directives')) {
    return { rule: 'directive', message: 'Lines that begin with `%` end with a line `---`. Remove them', start, end };
  }
  const what = 'Something is missing here: a space, or a line break behind an anchor or tag';
  return { rule: 'unreadable', message: what, start, end };
}

/** A key without colon, or one whose colon no space follows: `replicas:3`. */
function explainMissingColon(start: number, end: number, text: string): Explanation {
  const key = text.slice(start, end).trimEnd();
  const tight = /^([A-Za-z_][\w-]*):(?!\/\/)(\S.*)$/.exec(key);
  if (tight === null) {
    const message = `\`${firstLine(key)}\` lacks the \`:\` of a key`;
    return {
      rule: 'missing-colon',
      message,
      start,
      end: start + key.length,
      data: { insert: ':', at: start + key.length },
    };
  }
  const [, name = '', value = ''] = tight;
  const at = start + name.length + 1;
  const message = `A key needs a space behind its \`:\`. Write \`${name}: ${value}\``;
  const repair = [{ start: at, end: at, text: ' ' }];
  return { rule: 'missing-space', message, start: at - 1, end: at, data: { insert: ' ', at }, repair };
}

/** Ends the text on its first line, before brackets that close there. */
function explainOpenQuote(start: number, end: number, { text, quoteEndingAt }: ErrorContext): Explanation {
  const open = quoteEndingAt(start);
  const quote = open === undefined ? '"' : text.charAt(open);
  const message = `This text has no closing ${quote}. Add it where the text ends`;
  if (open === undefined) return { rule: 'unclosed-quote', message, start, end };
  const line = text.slice(open, contentEnd(text, open));
  const inFlow = /[[{]/.test(text.slice(lineStart(text, open), open));
  const at = open + (inFlow ? line.replace(/[\s\]}]+$/, '') : line).length;
  const repair = [{ start: at, end: at, text: quote }];
  return { rule: 'unclosed-quote', message, start: open, end: at, data: { insert: quote, at }, repair };
}

function explainUnclosed(start: number, { text, comments }: ErrorContext, message: string): Explanation {
  const closing = message.endsWith('}') ? '}' : ']';
  const opening = closing === '}' ? '{' : '[';
  const at = endOfContent(text, start, comments);
  return {
    rule: 'unclosed-bracket',
    message: `\`${opening}\` is never closed. Add \`${closing}\` behind its last value`,
    start: Math.max(0, at - 1),
    end: at,
    data: { insert: closing, at },
    repair: [{ start: at, end: at, text: closing }],
  };
}

/** Goes back over spaces, line breaks and comments. */
function endOfContent(text: string, offset: number, comments: readonly Comment[]): number {
  let end = offset;
  for (;;) {
    while (end > 0 && /\s/.test(text.charAt(end - 1))) end--;
    const comment = comments.find(({ span }) => span.start < end && end <= span.end);
    if (comment === undefined) return end;
    end = comment.span.start;
  }
}

/** `{a: 1 b: 2}`: the comma goes in front of the word before the second colon. */
function explainMissingComma(start: number, end: number, text: string): Explanation {
  const [, before, key] = /^([^:]*\S)\s+([^\s:]+)\s*:(?:\s|$)/.exec(text.slice(start, end)) ?? [];
  const message = 'A comma is missing between two values';
  if (before === undefined || key === undefined) {
    return { rule: 'missing-comma', message: 'Inside `{}` and `[]` values are separated by commas', start, end };
  }
  const at = start + before.length;
  const repair = [{ start: at, end: at, text: ',' }];
  return { rule: 'missing-comma', message, start: at, end: at + 1, data: { insert: ',', at }, repair };
}

/** `title: Orders: the new way` most likely means a text. */
function explainSecondColon(start: number, _end: number, text: string): Explanation {
  const line = text
    .slice(start, lineEnd(text, start))
    .replace(/\s+#.*$/, '')
    .trimEnd();
  const colon = start + Math.max(0, line.search(/:(?:\s|$)/));
  const message = 'A second `:` on this line. Quote the value if it is a text; put a nested mapping on the next line';
  const data = { start, end: start + line.length };
  const explanation = { rule: 'colon-in-value', message, start: colon, end: colon + 1, data };
  const quote = line.includes("'") ? '"' : "'";
  if ((quote === '"' && /["\\]/.test(line)) || /^[?&*!|>[{]/.test(line)) return explanation;
  const quotes = [start, start + line.length].map((at) => ({ start: at, end: at, text: quote }));
  return { ...explanation, repair: quotes };
}

function isItem(text: string, start: number): boolean {
  return /^-(?:\s|$)/.test(text.slice(start, start + 2)) && contentStart(text, lineStart(text, start)) === start;
}

function explainStrayItem(start: number, text: string): Explanation {
  const line = lineStart(text, contentStart(text, start));
  const dash = contentStart(text, line);
  const message = 'A list item stands among the keys of a mapping. Indent it under the key that it belongs to';
  return { rule: 'unexpected-item', message, start: dash, end: dash + 1, repair: removeLines(text, line) };
}

function explainReserved(start: number, end: number, { text }: ErrorContext): Explanation {
  const character = text.charAt(start);
  const message =
    character === '%'
      ? 'A value cannot begin with `%`. Write the percent sign behind its number, or quote the value'
      : `A value cannot begin with ${character === '`' ? 'a backtick' : `\`${character}\``}. Put it in quotes`;
  return { rule: 'reserved-character', message, start, end };
}

const tabWidth = 2;

/** One finding for all tabs that indent: with one they usually all do. */
function explainTabs(start: number, text: string): Explanation {
  const indents = [...text.matchAll(/^ *\t[ \t]*(?=[^\s#])/gm)];
  const repair = indents.map(({ 0: indent, index }) => ({
    start: index,
    end: index + indent.length,
    text: indent.replaceAll('\t', ' '.repeat(tabWidth)),
  }));
  const more = indents.length > 1 ? ` (and ${indents.length - 1} more)` : '';
  const message = `A tab indents this line${more}; YAML allows only spaces. Replace it by spaces`;
  return { rule: 'tab-indentation', message, start, end: start + 1, repair };
}

function explainUnexpected(start: number, end: number, context: ErrorContext, message: string): Explanation {
  const { text } = context;
  const character = text.charAt(start);
  if (message.includes('block-seq-ind') && isItem(text, start)) return explainStrayItem(start, text);
  if (message.includes('block-seq-ind')) {
    const column = start - lineStart(text, start);
    const repair = [{ start, end: start, text: `\n${' '.repeat(column)}` }];
    const advice = 'A list begins on the line after its key. Start a new line, or write it as `[…]`';
    return { rule: 'list-on-key-line', message: advice, start, end: start + 1, repair };
  }
  if (character === ',') {
    return { rule: 'unexpected-comma', message: 'There is no value in front of this comma. Remove it', start, end };
  }
  if (character === '}' || character === ']') {
    const repair = message.includes('stream') ? [{ start, end: start + 1, text: '' }] : undefined;
    const advice = `This \`${character}\` closes nothing. Remove it`;
    return { rule: 'unexpected-text', message: advice, start, end: start + 1, ...(repair && { repair }) };
  }
  if (message.includes('header')) {
    const advice = 'The text of `|` or `>` starts on the next line, indented';
    return { rule: 'unexpected-text', message: advice, start, end };
  }
  const last = Math.max(contentEnd(text, start), start + 1);
  const rest = text.slice(start, last);
  const apostrophe =
    character !== '' && text[start - 1] === "'" ? "; inside single quotes write `''` for an apostrophe" : '';
  const advice = `\`${rest}\` follows a value that is already complete. Remove it, or quote the whole value${apostrophe}`;
  const repair = message.includes('stream') ? [{ start, end: lineEnd(text, start), text: '' }] : undefined;
  return { rule: 'unexpected-text', message: advice, start, end: last, ...(repair && { repair }) };
}

function firstLine(text: string): string {
  return text.slice(0, lineEnd(text, 0));
}
