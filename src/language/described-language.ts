import schema from '../../schemas/design-spec.schema.json';
import { compilePlan, type Plan, type SchemaNode } from '../spec/binding/plan';

/** The language with the texts that explain it. */
export const describedSchema = schema as unknown as SchemaNode;

let plan: Plan | undefined;

/** How a document is read, with what each place means; compiled on first use. */
export function describedPlan(): Plan {
  plan ??= compilePlan(describedSchema);
  return plan;
}
