import type { Namespace } from '../../spec/binding/symbols';
import { type ComponentKind, componentKinds } from '../../spec/model/component';
import type { SpecDocument } from '../../spec/read-spec';
import { describeWord } from '../hover/describe-field';
import { fieldSlot, type Slot } from '../slot';
import type { Suggestion } from './completion-item';
import type { CursorContext } from './cursor-context';
import { flowScaffolds } from './flow-scaffolds';
import { componentScaffolds, scaffoldsByNamespace, specText } from './scaffold-texts';
import { indented, snippetOf } from './snippet';

/** A whole entry of a mapping from ids. */
export interface Scaffold {
  readonly label: string;
  readonly detail: string;
  /** The id to begin with; another one is made where it is taken. */
  readonly id: string;
  /** What follows the id and its colon, tab stops `«like this»`; further lines relative to the column of the id. */
  readonly body: string;
  readonly documentation?: string | undefined;
}

/** Whole entries for a mapping from ids. They need lines of their own, so there are none inside braces. */
export function scaffoldSuggestions(
  namespace: Namespace,
  slot: Slot,
  context: CursorContext,
  document: SpecDocument,
): Suggestion[] {
  if (context.flow || context.hasColon) return [];
  return scaffoldsFor(namespace, slot, document).map(({ label, detail, id, body, documentation }) => ({
    label: `new ${label}`,
    kind: 'scaffold',
    detail,
    documentation,
    insertText: indented(snippetOf(`«${freeId(id, context.siblings)}»:${body}`), context.column),
    snippet: true,
    filterText: `${label} ${detail}`,
  }));
}

/** A first spec that already gives an answer, for an empty document. */
export function specScaffold({ siblings, flow }: CursorContext): Suggestion[] {
  if (siblings.size > 0 || flow) return [];
  const label = 'design spec';
  return [{ label, kind: 'scaffold', detail: 'a first spec', insertText: snippetOf(specText), snippet: true }];
}

function scaffoldsFor(namespace: Namespace, slot: Slot, document: SpecDocument): readonly Scaffold[] {
  if (namespace === 'component') return componentKinds.map((kind) => componentScaffold(kind, slot));
  if (namespace === 'flow') return flowScaffolds(document);
  return scaffoldsByNamespace[namespace] ?? [];
}

function componentScaffold(kind: ComponentKind, components: Slot): Scaffold {
  const kinds = fieldSlot(components, '');
  const meaning = kinds && fieldSlot(kinds, 'kind');
  const [id, ...fields] = componentScaffolds[kind];
  const body = ['', `kind: ${kind}`, ...fields].join('\n  ');
  return { label: kind, detail: 'component', id, body, documentation: meaning && describeWord(kind, meaning) };
}

function freeId(id: string, siblings: ReadonlyMap<string, string>): string {
  let free = id;
  for (let number = 2; siblings.has(free); number++) free = `${id}${number}`;
  return free;
}
