import type { SpecDocument } from '../spec/read-spec';
import type { Span } from '../spec/span';
import { lastOffset } from '../spec/syntax/last-offset';
import { childOf, type Entry, type SyntaxNode } from '../spec/syntax/node';

/** The kinds of symbols that editors have icons for and that suit a design. */
export type SymbolKind = 'module' | 'class' | 'function' | 'event' | 'struct' | 'namespace' | 'object' | 'property';

export interface DocumentSymbol {
  readonly name: string;
  /** Shown beside the name: the kind of a component, the rate of a flow. */
  readonly detail: string;
  readonly kind: SymbolKind;
  readonly range: Span;
  readonly selection: Span;
  readonly children: readonly DocumentSymbol[];
}

/** The sections that hold ids, with the key whose value says most about an entry. */
const sections: ReadonlyMap<string, { readonly kind: SymbolKind; readonly detail: string }> = new Map([
  ['components', { kind: 'class', detail: 'kind' }],
  ['flows', { kind: 'function', detail: 'rate' }],
  ['data', { kind: 'struct', detail: 'store' }],
  ['regions', { kind: 'namespace', detail: 'role' }],
  ['scenarios', { kind: 'event', detail: 'expect' }],
  ['stages', { kind: 'event', detail: '' }],
  ['apis', { kind: 'function', detail: 'method' }],
  ['locks', { kind: 'object', detail: 'component' }],
  ['realtime', { kind: 'object', detail: 'component' }],
]);

const stepLists = ['steps', 'parallel', 'on_miss', 'on_failure'];
const verbs = ['call', 'publish', 'send', 'parallel'];

/** The outline: top-level keys, what they declare, and the step trees of flows. */
export function documentSymbols({ tree }: SpecDocument): DocumentSymbol[] {
  if (tree.root?.type !== 'mapping') return [];
  return tree.root.entries.map((entry) => {
    const section = sections.get(entry.key.text);
    if (!section || entry.value.type !== 'mapping') return symbolOf(entry, 'property', scalarText(entry.value), []);
    const children = entry.value.entries.map((item) => {
      const detail = scalarText(section.detail === '' ? item.value : childOf(item.value, section.detail));
      return symbolOf(
        item,
        section.kind,
        detail,
        entry.key.text === 'flows' && isBehindKey(item) ? stepSymbols(item.value) : [],
      );
    });
    return symbolOf(entry, 'module', '', children);
  });
}

function isBehindKey({ key, value }: Entry): boolean {
  return value.span.start >= key.span.end;
}

function symbolOf(
  { key, value }: Entry,
  kind: SymbolKind,
  detail: string,
  children: readonly DocumentSymbol[],
): DocumentSymbol {
  const { start, end } = key.span;
  return { name: key.text || '?', detail, kind, range: within(start, end, value), selection: key.span, children };
}

/** An aliased value stands elsewhere and does not belong to the range of its key. */
function within(start: number, end: number, value: SyntaxNode): Span {
  return { start, end: value.span.start < end ? end : Math.max(end, lastOffset(value)) };
}

function stepSymbols(node: SyntaxNode | undefined): DocumentSymbol[] {
  if (node?.type !== 'mapping') return [];
  return node.entries
    .filter(({ key, value }) => stepLists.includes(key.text) && isInside(key, node) && isInside(value, node))
    .flatMap(({ key, value }) =>
      value.type === 'sequence' ? value.items.flatMap((item) => stepSymbol(item, value, key.text)) : [],
    );
}

/** What an alias or a merge key brings in stands elsewhere, under its anchor. */
function isInside({ span }: SyntaxNode, parent: SyntaxNode): boolean {
  return parent.span.start <= span.start && span.end <= parent.span.end;
}

function stepSymbol(item: SyntaxNode, list: SyntaxNode, role: string): DocumentSymbol[] {
  if (!isInside(item, list)) return [];
  const detail = role === 'steps' ? '' : role.replace('_', ' ');
  if (item.type === 'scalar') {
    return [{ name: item.text || '?', detail, kind: 'function', range: item.span, selection: item.span, children: [] }];
  }
  const verb = item.type === 'mapping' ? item.entries.find(({ key }) => verbs.includes(key.text)) : undefined;
  const target = scalarText(verb?.value);
  const verbText = verb?.key.text === 'call' ? '' : (verb?.key.text ?? '');
  const range = { start: item.span.start, end: lastOffset(item) };
  return [
    {
      name: target || verbText || '?',
      detail: [target && verbText, detail].filter(Boolean).join(', '),
      kind: 'function',
      range,
      selection: verb && verb.key.span.end <= range.end ? verb.key.span : range,
      children: stepSymbols(item),
    },
  ];
}

function scalarText(node: SyntaxNode | undefined): string {
  return node?.type === 'scalar' ? (node.text.split('\n')[0] ?? '').trim() : '';
}
