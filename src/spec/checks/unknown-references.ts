import type { Namespace } from '../binding/symbols';
import { nearest } from '../nearest';
import type { Check } from './check';

/** Namespaces whose ids come from outside the document: their owners check them. */
const external: readonly Namespace[] = ['pattern', 'technology', 'rule', 'checklist', 'checklistItem'];

export function isExternal(namespace: Namespace): boolean {
  return external.includes(namespace);
}

const sectionOf: Partial<Record<Namespace, string>> = {
  component: 'components',
  region: 'regions',
  flow: 'flows',
  dataset: 'data',
};

/** An id that names nothing: its step, share or limit would silently count for nothing. */
export const unknownReferences: Check = function* ({ declared, references }) {
  for (const { namespaces, id, span, path } of references) {
    if (namespaces.some((namespace) => isExternal(namespace) || declared.get(namespace)?.has(id))) continue;
    const candidates = namespaces.flatMap((namespace) => [...(declared.get(namespace) ?? [])]);
    const meant = nearest(id, candidates);
    const kinds = namespaces.join(' or ');
    const section = namespaces.map((namespace) => sectionOf[namespace] ?? namespace).join('` or `');
    yield {
      rule: 'arch/dangling-reference',
      severity: 'error',
      message: meant
        ? `There is no ${kinds} \`${id}\`; did you mean \`${meant}\`?`
        : `There is no ${kinds} \`${id}\`; add it under \`${section}\`, or use ${someOf(candidates)}`,
      path,
      span,
      data: { id, namespace: namespaces[0], ...(meant && { replacement: meant }) },
    };
  }
};

function someOf(ids: readonly string[]): string {
  if (ids.length === 0) return 'one once there is one';
  const shown = ids.slice(0, 5).map((id) => `\`${id}\``);
  return `one of ${shown.join(', ')}${ids.length > shown.length ? ' …' : ''}`;
}
