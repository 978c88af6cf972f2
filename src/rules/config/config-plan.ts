import schema from 'structure-of-workspace-config';
import { compilePlan, type Plan, type SchemaNode } from '../../spec/binding/plan';

let plan: Plan | undefined;

/** How a `.headroom.yaml` is read; compiled on first use. */
export function configPlan(): Plan {
  plan ??= compilePlan(schema as SchemaNode);
  return plan;
}
