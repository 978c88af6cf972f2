import type { Namespace } from '../spec/binding/symbols';
import type { SpecDocument } from '../spec/read-spec';
import type { Span } from '../spec/span';
import type { ScalarNode } from '../spec/syntax/node';
import { occurrencesOf } from './occurrences';
import type { Slot } from './slot';
import { visitValues } from './visit-values';

/** Standard token types, which every colour theme knows. */
export const semanticTokenTypes = [
  'class',
  'function',
  'struct',
  'namespace',
  'event',
  'interface',
  'decorator',
  'enumMember',
  'number',
] as const;
export type SemanticTokenType = (typeof semanticTokenTypes)[number];

export interface SemanticToken extends Span {
  readonly type: SemanticTokenType;
  readonly declaration: boolean;
}

const typeOfNamespace: Partial<Record<Namespace, SemanticTokenType>> = {
  component: 'class',
  flow: 'function',
  dataset: 'struct',
  region: 'namespace',
  scenario: 'event',
  stage: 'event',
  api: 'interface',
  realtime: 'interface',
  pattern: 'decorator',
  rule: 'decorator',
};

/** Ids by what they name, quantities with their units, and words of the language; sorted, none overlapping. */
export function semanticTokens(document: SpecDocument): SemanticToken[] {
  const tokens = new Map<number, SemanticToken>();
  for (const { node, slot } of visitValues(document.tree.root)) {
    const type = typeOfValue(node, slot);
    if (type && !node.quoted) tokens.set(node.span.start, { ...node.span, type, declaration: false });
  }
  for (const { span, namespace, role } of occurrencesOf(document)) {
    const type = typeOfNamespace[namespace];
    if (type) tokens.set(span.start, { ...span, type, declaration: role === 'declaration' });
  }
  return [...tokens.values()].filter(({ start, end }) => end > start).sort((a, b) => a.start - b.start);
}

function typeOfValue({ text, value }: ScalarNode, { plan }: Slot): SemanticTokenType | undefined {
  if (value === null || text.includes('\n')) return undefined;
  const { enum: members, words } = plan.schema;
  if (words?.includes(text) || members?.map(String).includes(text)) return 'enumMember';
  return plan.kind === 'quantity' ? 'number' : undefined;
}
