import schema from 'structure-of-design-spec';
import { compilePlan, type Plan, type SchemaNode } from './binding/plan';

/** The language as its schema describes it, without the texts: those are loaded with the features that show them. */
const languageSchema = schema as SchemaNode;

let plan: Plan | undefined;

/** How a whole document is read; compiled on first use. */
export function languagePlan(): Plan {
  plan ??= compilePlan(languageSchema);
  return plan;
}

/** How one component is read. */
export function componentPlan(): Plan | undefined {
  const root = languagePlan();
  const components = root.kind === 'object' ? root.fields().get('components') : undefined;
  return components?.kind === 'map' ? components.values : undefined;
}
