import type { ErrorCode, YAMLError } from 'yaml';
import type { Finding } from '../finding';
import type { Span } from '../span';
import type { ScalarNode } from './node';

/** What each error of the YAML reader means to an author, and the way out. */
const messages: Record<ErrorCode, string> = {
  ALIAS_PROPS: 'An alias (`*name`) stands alone: put the anchor or tag on the value that it names',
  BAD_ALIAS: 'This alias is not a name; write `*name` for what `&name` marks',
  BAD_COLLECTION_TYPE: 'This tag says one kind of collection and the text is another; remove the tag',
  BAD_DIRECTIVE: 'This `%` directive is not YAML; remove the line, or quote a text that starts with `%`',
  BAD_DQ_ESCAPE: 'This escape is unknown inside double quotes; write `\\\\` for a backslash, or use single quotes',
  BAD_INDENT: 'This line is indented differently from its siblings; align it with the key above',
  BAD_PROP_ORDER: 'Anchors and tags go before the `-`, `?` or `:` of what they mark',
  BAD_SCALAR_START: 'A plain text cannot start with this character; put it in quotes',
  BLOCK_AS_IMPLICIT_KEY: 'A mapping or list on several lines cannot be a key; is a `:` or a line break missing?',
  BLOCK_IN_FLOW: 'Inside `{}` and `[]` everything is separated by commas; block style does not work there',
  DUPLICATE_KEY: 'This key is given twice',
  IMPOSSIBLE: 'This cannot be read as YAML',
  KEY_OVER_1024_CHARS: 'A key can have at most 1024 characters; is a closing quote missing?',
  MISSING_CHAR: 'Something is missing here: a closing quote or bracket, a comma, or the space behind `:` or `-`',
  MULTILINE_IMPLICIT_KEY: 'A key stands on one line; is the `:` missing on the line above?',
  MULTIPLE_ANCHORS: 'A value can have one anchor only',
  MULTIPLE_DOCS: 'Only the first document of a file is read',
  MULTIPLE_TAGS: 'A value can have one tag only',
  NON_STRING_KEY: 'A key must be a plain word, not a list or a mapping',
  RESOURCE_EXHAUSTION: 'This is nested too deeply to be read',
  TAB_AS_INDENT: 'YAML does not allow tabs for indentation; use spaces',
  TAG_RESOLVE_FAILED: 'This tag does not fit its value; remove the tag',
  UNEXPECTED_TOKEN: 'This does not belong here; is a `:` or a line break missing before it?',
};

export function syntaxFinding(error: YAMLError, text: string): Finding {
  const [start, end] = error.pos;
  const lineEnd = text.indexOf('\n', start);
  // An error may span the rest of the document; the first line of it is the place to look.
  const last = Math.min(end, lineEnd < 0 ? text.length : Math.max(lineEnd, start + 1));
  return {
    rule: `syntax/${error.code.toLowerCase().replaceAll('_', '-')}`,
    severity: 'error',
    message: messages[error.code] ?? error.message,
    path: '',
    span: { start, end: Math.max(last, start) },
  };
}

export function duplicateKey(key: ScalarNode, first: ScalarNode): Finding {
  return {
    rule: 'syntax/duplicate-key',
    severity: 'error',
    message: `\`${key.text}\` is given twice; only the first one counts. Remove or rename this one`,
    path: '',
    span: key.span,
    related: [{ message: `the first \`${key.text}\``, span: first.span }],
  };
}

export function undefinedAlias(name: string, span: Span): Finding {
  return {
    rule: 'syntax/undefined-alias',
    severity: 'error',
    message: `\`*${name}\` names nothing: there is no \`&${name}\` above it (an alias cannot stand inside its own anchor)`,
    path: '',
    span,
  };
}

export function tooManyAliases(limit: number, span: Span): Finding {
  return {
    rule: 'syntax/too-many-aliases',
    severity: 'error',
    message: `Aliases multiply this document past ${limit} nodes; from here on they are read as empty`,
    path: '',
    span,
  };
}

export function tooLarge(read: string, text: string): Finding {
  return {
    rule: 'syntax/too-large',
    severity: 'warning',
    message: `Only the first ${Math.round((100 * read.length) / text.length)} % of this document is checked: it is longer than ${read.length} characters. Split it`,
    path: '',
    span: { start: Math.max(0, read.length - 1), end: read.length },
  };
}
