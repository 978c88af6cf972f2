import schema from '../../schemas/design-spec.schema.json';
import configSchema from '../../schemas/workspace-config.schema.json';
import { compilePlan, type Plan, type SchemaNode } from '../spec/binding/plan';
import { once } from '../spec/once';

/** The language with the texts that explain it. */
export const describedSchema = schema as unknown as SchemaNode;

/** How a document is read, with what each place means; compiled on first use. */
export const describedPlan: () => Plan = once(() => compilePlan(describedSchema));

/** The same for a `.headroom.yaml`. */
export const describedConfigPlan: () => Plan = once(() => compilePlan(configSchema as unknown as SchemaNode));
