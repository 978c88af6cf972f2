import type { Finding } from '../spec/finding';
import { nearest } from '../spec/nearest';
import type { Span } from '../spec/span';
import { type SectionKind, sectionNames, takesOption } from './section-kinds';
import type { Marker, MarkerOption } from './section-markers';

export const staleSection = 'doc/stale-section';

const end = '`<!-- /headroom -->`';

export function unknownSection({ name, nameSpan, span }: Marker): Finding {
  const meant = nearest(name, sectionNames);
  const list = `there is ${sectionNames.map((known) => `\`${known}\``).join(', ')}`;
  const message =
    name === ''
      ? `This section does not say what it shows: ${list}`
      : `Headroom computes no section \`${name}\`; ${meant === undefined ? list : `did you mean \`${meant}\`?`}`;
  const found = finding('doc/unknown-section', 'error', message, name === '' ? span : nameSpan, name);
  return meant === undefined ? found : { ...found, data: { replacement: meant } };
}

export function unknownOption({ name, value, span }: MarkerOption, kind: SectionKind): Finding {
  const takes = ['spec=FILE', ...(takesOption(kind, 'list') ? ['list=CHECKLIST'] : [])];
  const known = takesOption(kind, name);
  const what = known && value === undefined ? `\`${name}\` needs a value` : `\`${kind}\` takes no \`${name}\``;
  return finding('doc/unknown-option', 'error', `${what}; it takes ${takes.join(' and ')}`, span, kind);
}

export function unknownChecklist({ value = '', valueSpan }: MarkerOption, known: readonly string[]): Finding {
  const meant = nearest(value, known);
  const hint =
    meant === undefined ? `there is ${known.map((id) => `\`${id}\``).join(', ')}` : `did you mean \`${meant}\`?`;
  const found = finding(
    'doc/unknown-option',
    'error',
    `There is no checklist \`${value}\`; ${hint}`,
    valueSpan,
    'checklist',
  );
  return meant === undefined ? found : { ...found, data: { replacement: meant } };
}

export function unclosed({ name, span, block: { linePrefix } }: Marker): Finding {
  const message = `The section \`${name}\` has no end, so that nobody knows what it may replace. Write ${end} on a line of its own below it`;
  return { ...finding('doc/unclosed-section', 'error', message, span, name), data: { linePrefix } };
}

export function unopened({ span }: Marker): Finding {
  const message =
    'Nothing begins the section that ends here: remove this, or begin a line above with `<!-- headroom:KIND -->`';
  return finding('doc/unopened-section', 'error', message, span, '');
}

/** @param how `holds` another section, a spec or a link to one; `leaves` the list or quote that it begins in */
export function misplaced({ name, span }: Marker, how: 'holds' | 'leaves'): Finding {
  const message =
    how === 'holds'
      ? `The section \`${name}\` holds another section or a spec, which its refresh would replace. Close it above that`
      : `The section \`${name}\` ends outside of the list or quote that it begins in. Put both markers into the same one`;
  return finding('doc/misplaced-marker', 'error', message, span, name);
}

/** What is wrong with a link that cannot be a file beside the document. */
export function badLink(path: string, span: Span): Finding | undefined {
  if (path !== '' && !/^([a-z][a-z\d+.-]+:|[/\\])|\\/i.test(path)) return undefined;
  const message = `\`${path}\` is no path relative to this document, such as \`./shop.design.yaml\``;
  return finding('doc/linked-spec', 'error', message, span, '');
}

const linkProblems = {
  missing: 'does not exist',
  unreadable: 'cannot be read',
  'not-a-spec': 'is not a design spec and contains none: it has no top-level key `headroom`',
} as const;

export type LinkProblem = keyof typeof linkProblems;

export function brokenLink(path: string, problem: LinkProblem, span: Span): Finding {
  const message = `The linked file \`${path}\` ${linkProblems[problem]}. Its sections stay as they are`;
  return finding('doc/linked-spec', 'error', message, span, '');
}

export function noSpec({ name, span }: Marker): Finding {
  const message = `The section \`${name}\` has nothing to be computed from: this document has no block fenced as \`yaml headroom\`. Add one, or link a file: \`<!-- headroom spec=./shop.design.yaml -->\``;
  return finding('doc/no-spec', 'error', message, span, name);
}

/**
 * Beside the errors of a spec in the same document, which somebody is probably writing, this is only a note.
 *
 * @param place of its first error, where that is in another file
 */
export function specErrors({ name, span }: Marker, place: string | undefined): Finding {
  const where = place === undefined ? 'Its spec' : `\`${place}\``;
  const message = `${where} has errors, so that the section \`${name}\` stays as it was. Correct them first`;
  return finding('doc/spec-errors', place === undefined ? 'info' : 'warning', message, span, name);
}

export function stale({ name, span }: Marker, what: string): Finding {
  return finding(staleSection, 'warning', `The section \`${name}\` ${what}`, span, name);
}

function finding(rule: string, severity: Finding['severity'], message: string, span: Span, name: string): Finding {
  return { rule, severity, message, path: name === '' ? '' : `headroom:${name}`, span };
}
