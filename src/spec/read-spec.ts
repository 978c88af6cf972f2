import type { Symbols } from './binding/symbols';
import type { Finding } from './finding';
import { inDocumentOrder } from './in-document-order';
import { languagePlan } from './language';
import { withLater } from './lazy';
import type { Model } from './model/model';
import { resolve, type SpecDefaults } from './model/resolve';
import { once } from './once';
import { divide } from './parts/divide';
import { documentFindings } from './parts/document-findings';
import { placedSpec, placedSymbols } from './parts/put-in-place';
import type { Spec } from './spec.generated';
import type { ChunkCache } from './syntax/chunk-cache';
import { parseYaml } from './syntax/parse-yaml';
import type { SyntaxTree } from './syntax/tree';

/**
 * Everything that reading a text gives; whatever the text, without exceptions. What is wrong with a text is known at
 * once; large sections are put in place, and the model is resolved, when somebody asks for them.
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
  const spec = placedSpec(divided);
  const symbols = once(() => placedSymbols(divided));
  const whole = () => ({ spec, declarations: symbols().declarations });
  const findings = inDocumentOrder([...tree.findings, ...documentFindings(divided, plan, whole)]);
  return withLater<SpecDocument>(
    { text, tree, spec, defaults, findings },
    { model: () => resolve(divided.loose, defaults), symbols },
  );
}
