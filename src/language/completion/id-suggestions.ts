import { checklists } from '../../catalog/checklists';
import { patterns } from '../../catalog/patterns';
import { technologies } from '../../catalog/technologies';
import { rules } from '../../rules/index';
import { describeThreshold } from '../../rules/threshold';
import type { Namespace } from '../../spec/binding/symbols';
import type { ComponentKind } from '../../spec/model/component';
import type { SpecDocument } from '../../spec/read-spec';
import type { Suggestion } from './completion-item';
import type { CursorContext } from './cursor-context';

const stores: readonly ComponentKind[] = [
  'database',
  'search',
  'object-store',
  'file-store',
  'cache',
  'stream',
  'queue',
];
const brokers: readonly ComponentKind[] = ['queue', 'stream'];

/** The kinds of components that make sense behind a key; any other would be a finding. */
const suitable: Readonly<Record<string, readonly ComponentKind[]>> = {
  publish: brokers,
  from: brokers,
  dead_letter: brokers,
  store: stores,
  copies: stores,
  hit_ratio: ['cache', 'cdn'],
  pools: [...stores, 'service', 'external', 'lock'],
};

/** Ids that can stand where the cursor is. */
export function idSuggestions(
  namespaces: readonly Namespace[],
  context: CursorContext,
  document: SpecDocument,
): Suggestion[] {
  return namespaces.flatMap((namespace) => outside[namespace]?.(context) ?? declared(namespace, context, document));
}

/** Ids that the catalogue and the rules define. */
const outside: Partial<Record<Namespace, (context: CursorContext) => Suggestion[]>> = {
  pattern: () =>
    patterns.map(({ id, name, summary }) => ({
      ...idOf(id),
      detail: name,
      documentation: summary,
      filterText: `${id} ${name}`,
    })),
  technology: ({ siblings }) => {
    const kind = siblings.get('kind');
    const known = technologies.filter(({ kinds }) => kind !== undefined && kinds.includes(kind));
    return (known.length > 0 ? known : technologies).map(({ id, name, kinds, limits }) => ({
      ...idOf(id),
      detail: name,
      documentation: `${kinds.join(', ')}: ${limits.length} documented limits`,
      filterText: `${id} ${name}`,
    }));
  },
  rule: ({ path }) => (path.includes('thresholds') ? thresholdSuggestions() : ruleSuggestions()),
  checklist: () => checklists.map(({ id, title, summary }) => ({ ...idOf(id), detail: title, documentation: summary })),
  checklistItem: ({ path }) => {
    const checklist = checklists.find(({ id }) => path.includes(id));
    return (checklist?.items ?? []).map(({ id, question, why }) => ({
      ...idOf(id),
      detail: question,
      documentation: why,
    }));
  },
};

/** The rules by id. */
export function ruleSuggestions(): Suggestion[] {
  return rules.map(({ id, title, rationale }) => ({ ...idOf(id), detail: title, documentation: rationale }));
}

/** The rules whose threshold can be stated, with the one that holds otherwise. */
function thresholdSuggestions(): Suggestion[] {
  return rules.flatMap(({ id, title, threshold }) =>
    threshold ? [{ ...idOf(id), detail: describeThreshold(threshold), documentation: title }] : [],
  );
}

function declared(namespace: Namespace, { path }: CursorContext, { spec, symbols }: SpecDocument): Suggestion[] {
  const key = path.findLast((segment) => typeof segment === 'string');
  const own = path[0] === 'components' && namespace === 'component' ? path[1] : undefined;
  const kinds = namespace === 'component' ? suitable[String(key)] : undefined;
  const ids = symbols.declarations.flatMap((declaration) =>
    declaration.namespace === namespace ? [declaration.id] : [],
  );
  return [...new Set(ids)].flatMap((id) => {
    if (id === own) return [];
    if (namespace !== 'component') return [{ ...idOf(id), detail: namespace }];
    const component = spec?.components?.entries.get(id);
    const kind = component?.kind?.value;
    if (kinds && kind && !kinds.includes(kind)) return [];
    if (key === 'call' && kind === 'client') return [];
    return [{ ...idOf(id), detail: [kind, component?.technology?.value].filter(Boolean).join(' · ') || 'component' }];
  });
}

function idOf(id: string): Suggestion {
  return { label: id, kind: 'id', insertText: id };
}
