import type { Declaration, Namespace } from '../binding/symbols';
import type { ComponentSpec, Spec } from '../spec.generated';
import type { Part } from './part';

/** What the check of a part reads of the other parts. */
export interface Surroundings {
  /** Equal for surroundings that say the same. */
  readonly key: string;
  /** Components with `kind` and `blocking`, and `workload.users`. */
  readonly spec: Spec;
  readonly declared: ReadonlyMap<Namespace, ReadonlySet<string>>;
}

/**
 * @param frame the document without the entries of its sections
 * @param declarations of the frame
 */
export function surroundingsOf(
  frame: Spec,
  declarations: readonly Declaration[],
  parts: readonly Part[],
): Surroundings {
  const declared = new Map<Namespace, Set<string>>();
  const components = new Map<string, ComponentSpec>();
  const signatures = [...declarations.map(({ namespace, id }) => JSON.stringify([namespace, id]))];
  const declare = ({ namespace, id }: Declaration) => {
    const ids = declared.get(namespace) ?? new Set();
    declared.set(namespace, ids.add(id));
  };
  for (const declaration of declarations) declare(declaration);
  for (const { section, signature, bound, binding } of parts) {
    signatures.push(signature);
    for (const declaration of binding.symbols.declarations) declare(declaration);
    if (section !== 'components') continue;
    for (const [id, component] of bound.entries) {
      const { place, kind, blocking } = component as ComponentSpec;
      components.set(id, { place, ...(kind && { kind }), ...(blocking && { blocking }) });
    }
  }
  const { place, workload } = frame;
  const users = workload?.users;
  signatures.push(JSON.stringify([users?.daily_active !== undefined, users?.concurrent !== undefined]));
  return {
    key: sameAsLast(signatures.join('\n')),
    spec: {
      place,
      ...(workload && { workload: { place, ...(users && { users }) } }),
      components: { place, entries: components },
    },
    declared,
  };
}

let last = '';

/** The very string of the last time if it is equal: hundreds of parts compare theirs with it, which then costs nothing. */
function sameAsLast(key: string): string {
  if (key !== last) last = key;
  return last;
}
