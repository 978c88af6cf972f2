import type { Namespace } from '../spec/binding/symbols';
import type { TextEdit } from '../spec/edit/text-edit';
import type { SpecDocument } from '../spec/read-spec';
import type { Span } from '../spec/span';
import { occurrenceAt, occurrencesOf } from './occurrences';
import { occurrencesOfSymbol } from './references';

/** Why something cannot be renamed; a sentence for the author. */
export interface Refused {
  readonly refused: string;
}

export interface RenameStart {
  readonly span: Span;
  /** The id as it is now. */
  readonly placeholder: string;
}

/** Ids that a document makes up; patterns, technologies, rules and checklists are named elsewhere. */
const renamable: readonly Namespace[] = [
  'component',
  'region',
  'flow',
  'dataset',
  'scenario',
  'stage',
  'api',
  'lock',
  'realtime',
];

/** They share one namespace. */
const boxes: readonly Namespace[] = ['component', 'region'];

const validId = /^[A-Za-z][A-Za-z0-9_-]*$/;
/** Words that failures and objectives use beside ids. */
const reserved: readonly string[] = ['zone', 'region', 'replica', 'all'];
/** Plain scalars that YAML reads as something else than text. */
const notText = /^(?:true|false|null|True|False|Null|TRUE|FALSE|NULL)$/;

/** Whether the text at the offset is an id that can be renamed, and which text that is. */
export function prepareRename(document: SpecDocument, offset: number): RenameStart | Refused {
  const symbol = occurrenceAt(document, offset);
  if (!symbol) return { refused: 'Only ids can be renamed: of components, flows, regions, datasets, scenarios …' };
  if (!renamable.includes(symbol.namespace)) {
    return { refused: `\`${symbol.id}\` is the name of a ${symbol.namespace}, which this document does not define` };
  }
  if (!occurrencesOfSymbol(document, symbol).some(({ role }) => role === 'declaration')) {
    return { refused: `There is no ${symbol.namespace} \`${symbol.id}\` to rename` };
  }
  return { span: symbol.span, placeholder: symbol.id };
}

/** The edits that give the id at the offset another name wherever it stands. */
export function renameAt(document: SpecDocument, offset: number, newId: string): readonly TextEdit[] | Refused {
  const start = prepareRename(document, offset);
  if ('refused' in start) return start;
  const symbol = occurrenceAt(document, offset);
  if (!symbol || newId === symbol.id) return [];
  const reason = whyNot(newId, symbol.namespace, document);
  if (reason) return { refused: reason };
  return occurrencesOfSymbol(document, symbol).map(({ span }) => ({ ...span, newText: newId }));
}

function whyNot(newId: string, namespace: Namespace, document: SpecDocument): string | undefined {
  if (!validId.test(newId)) return `\`${newId}\` is not an id: a letter, then letters, digits, \`-\` and \`_\``;
  if (notText.test(newId)) return `YAML does not read \`${newId}\` as a name`;
  const taken: readonly Namespace[] = boxes.includes(namespace) ? boxes : [namespace];
  if (taken === boxes && reserved.includes(newId)) return `\`${newId}\` is a word of the language`;
  const other = occurrencesOf(document).find(
    ({ role, id, namespace: found }) => role === 'declaration' && id === newId && taken.includes(found),
  );
  return other && `There is a ${other.namespace} \`${newId}\` already`;
}
