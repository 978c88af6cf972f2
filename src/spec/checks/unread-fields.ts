import { componentPlan } from '../language';
import type { Check } from './check';

/** Fields that this kind of component does not read: they would look as if they did something. */
export const unreadFields: Check = function* ({ spec }) {
  const properties = componentPlan()?.schema.properties;
  for (const [id, { kind, place }] of spec.components?.entries ?? []) {
    if (!kind || place.node.type !== 'mapping') continue;
    for (const { key } of place.node.entries) {
      const kinds = properties?.[key.text]?.kinds;
      if (!kinds || kinds.includes(kind.value)) continue;
      yield {
        rule: 'spec/unread-field',
        severity: 'warning',
        message: `A ${kind.value} does not read \`${key.text}\` (only ${kinds.join(', ')}), so it changes nothing in \`${id}\`; remove it or change the kind`,
        path: `${place.path}.${key.text}`,
        span: key.span,
      };
    }
  }
};
