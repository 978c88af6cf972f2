import { type Binding, bind } from './binding/bind';
import type { Symbols } from './binding/symbols';
import type { Finding } from './finding';
import { inDocumentOrder } from './in-document-order';
import { languagePlan } from './language';
import { withLater } from './lazy';
import type { Model } from './model/model';
import { resolve, type SpecDefaults } from './model/resolve';
import { once } from './once';
import { looseSpec } from './parts/assemble';
import { type DividedDocument, divide } from './parts/divide';
import { documentFindings } from './parts/document-findings';
import type { Spec } from './spec.generated';
import type { ChunkCache } from './syntax/chunk-cache';
import type { MappingNode } from './syntax/node';
import { parseYaml } from './syntax/parse-yaml';
import type { SyntaxTree } from './syntax/tree';

/**
 * Everything that reading a text gives; whatever the text, without exceptions. What is wrong with a text is known at
 * once; large sections are bound, and the model is resolved, when somebody asks for them.
 */
export interface SpecDocument {
  readonly text: string;
  readonly tree: SyntaxTree;
  /** Absent when the text holds no mapping at all. */
  readonly spec?: Spec;
  readonly model?: Model;
  readonly symbols: Symbols;
  /** What it was completed with; a changed text is to be read with the same. */
  readonly defaults: SpecDefaults;
  /** What is wrong with the document as a text of the language, in document order; each mistake once. */
  readonly findings: readonly Finding[];
}

/**
 * @param defaults what holds where the text says nothing, besides the defaults of the language
 * @param chunks what is remembered of texts read before; it makes no difference to the result
 */
export function readSpec(text: string, defaults: SpecDefaults = {}, chunks?: ChunkCache): SpecDocument {
  const tree = parseYaml(text, {}, chunks);
  const { root } = tree;
  if (root?.type !== 'mapping') {
    return { text, tree, symbols: { declarations: [], references: [] }, defaults, findings: tree.findings };
  }
  const plan = languagePlan();
  const divided = divide(root, plan);
  const whole = once(() => bind(plan, root));
  const spec = specOf(root, divided, whole);
  const findings = inDocumentOrder([...tree.findings, ...documentFindings(divided, plan, whole)]);
  return withLater<SpecDocument>(
    { text, tree, spec, defaults, findings },
    { model: () => resolve(looseSpec(divided), defaults), symbols: () => whole().symbols },
  );
}

/** The bound frame, in which the sections of parts are bound on first use. */
function specOf(root: MappingNode, { binding, sections }: DividedDocument, whole: () => Binding): Spec {
  const frame = binding.value as Spec;
  const bound = (section: string) => (whole().value as Record<string, unknown>)[section];
  const later = Object.fromEntries(sections.map((section) => [section, () => bound(section)]));
  return withLater<Spec>({ ...frame, place: { ...frame.place, node: root } }, later);
}
