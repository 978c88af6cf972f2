import {
  isSectionKind,
  type SectionOption,
  sectionKinds,
  sectionNames,
  sectionOptions,
  takesOption,
} from './section-kinds';

/** Something that can stand at the cursor inside of a marker; columns are of its line. */
export interface MarkerCompletion {
  readonly label: string;
  readonly description: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly kind: 'section' | 'option' | 'value';
  /** Whether what is inserted is a section that is yet to be filled in. */
  readonly isNew: boolean;
}

/** A checklist, as far as completion is concerned. */
export interface ListName {
  readonly id: string;
  readonly title: string;
}

const closing = '<!-- /headroom -->';

/**
 * What can stand at a column of a line that begins a comment of ours: kinds of sections, their options, checklists, files.
 *
 * @param isClosed whether the section that begins here has an end already
 * @param files paths of specs beside the document
 */
export function completeMarker(
  line: string,
  column: number,
  {
    isClosed,
    lists,
    files,
  }: { readonly isClosed: boolean; readonly lists: readonly ListName[]; readonly files: readonly string[] },
): MarkerCompletion[] {
  const before = line.slice(0, column);
  const named = /<!--[ \t]*headroom:([\w-]*)$/.exec(before);
  if (named) return kindsAt(line, column - (named[1] ?? '').length, column, isClosed);
  const optional = /<!--[ \t]*headroom(?::([\w-]*))?[ \t](?:[^>]*[ \t])?(?:([\w-]*)|(spec|list)=("?)([^"\s]*))$/.exec(
    before,
  );
  if (!optional) return [];
  const [, name, word, option, , value = ''] = optional;
  const kind = name !== undefined && isSectionKind(name) ? name : undefined;
  if (option === 'spec') return files.map((path) => valueAt(path, 'A design spec', column - value.length, column));
  if (option === 'list') return lists.map(({ id, title }) => valueAt(id, title, column - value.length, column));
  const start = column - (word ?? '').length;
  return (Object.keys(sectionOptions) as SectionOption[])
    .filter((candidate) => (name === undefined ? candidate === 'spec' : takesOption(kind, candidate)))
    .filter((candidate) => !before.includes(` ${candidate}=`))
    .map((candidate) => ({
      label: `${candidate}=`,
      description: sectionOptions[candidate],
      start,
      end: column,
      text: `${candidate}=`,
      kind: 'option',
      isNew: false,
    }));
}

function kindsAt(line: string, start: number, column: number, isClosed: boolean): MarkerCompletion[] {
  const rest = line.slice(column);
  const word = /^[\w-]*/.exec(rest)?.[0].length ?? 0;
  // An editor that closes brackets has left one behind the cursor.
  const bracket = /^[\w-]*[ \t]*>?[ \t]*$/.test(rest);
  const isNew = bracket && !isClosed;
  // A list mark begins one line only.
  const prefix = line.slice(0, line.indexOf('<!--')).replace(/[^>\t]/g, ' ');
  return sectionNames.map((name) => ({
    label: name,
    description: sectionKinds[name],
    start,
    end: bracket ? line.trimEnd().length : column + word,
    text: bracket ? `${name} -->${isNew ? `\n${prefix}${closing}` : ''}` : name,
    kind: 'section',
    isNew,
  }));
}

function valueAt(text: string, description: string, start: number, end: number): MarkerCompletion {
  return { label: text, description, start, end, text, kind: 'value', isNew: false };
}
