import schema from '../../schemas/design-spec.schema.json';
import { compilePlan, type Plan, type SchemaNode } from './binding/plan';

/** The language as its schema describes it. */
export const languageSchema = schema as unknown as SchemaNode;

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
