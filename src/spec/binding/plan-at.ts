import type { Plan } from './plan';

/** What the language expects at a place, given as the keys and indices that lead there. */
export function planAt(plan: Plan, path: readonly (string | number)[]): Plan | undefined {
  let current: Plan | undefined = plan;
  for (const segment of path) {
    if (current === undefined) return undefined;
    current = typeof segment === 'number' ? itemPlan(current) : fieldPlan(current, segment);
  }
  return current;
}

function itemPlan(plan: Plan): Plan | undefined {
  return plan.kind === 'list' ? plan.items : undefined;
}

function fieldPlan(plan: Plan, key: string): Plan | undefined {
  switch (plan.kind) {
    case 'object':
      return plan.fields().get(key) ?? plan.rest;
    case 'map':
      return plan.values;
    case 'quantity':
      return key === 'value' ? plan : undefined;
    default:
      return undefined;
  }
}

/** The names of the keys that may stand in a mapping here. */
export function keysOf(plan: Plan | undefined): string[] {
  if (plan?.kind === 'object') return [...plan.fields().keys()];
  return plan?.kind === 'quantity' ? Object.keys(plan.schema.properties ?? {}) : [];
}
