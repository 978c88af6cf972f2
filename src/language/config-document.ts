import { configPlan } from '../rules/config/config-plan';
import { bind } from '../spec/binding/bind';
import type { SpecDocument } from '../spec/read-spec';
import { parseYaml } from '../spec/syntax/parse-yaml';

/** A `.headroom.yaml` as completion and hover read a document: it declares nothing, and refers to rules and technologies. */
export function configDocument(text: string): SpecDocument {
  const tree = parseYaml(text);
  const { root } = tree;
  const symbols = root?.type === 'mapping' ? bind(configPlan(), root).symbols : { declarations: [], references: [] };
  return { text, tree, symbols, defaults: {}, findings: [] };
}
