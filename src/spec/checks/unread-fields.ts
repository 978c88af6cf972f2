import type { Plan } from '../binding/plan';
import type { Finding } from '../finding';
import type { Spec } from '../spec.generated';

/** Fields that this kind of component does not read: they would look as if they did something. */
export function* unreadFields(spec: Spec, component: Plan | undefined): Iterable<Finding> {
  if (component?.kind !== 'object') return;
  const { properties } = component.schema;
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
}
