import type { Declaration, Namespace, Reference } from '../binding/symbols';
import { isExternal } from '../checks/unknown-references';
import type { ComponentSpec, Spec } from '../spec.generated';
import type { Part } from './part';

/** What the checks of parts can see of the rest of the document. */
export interface Surroundings {
  /** Equal for surroundings that say the same. */
  readonly key: string;
  /** The frame, as far as parts see it: `workload.users`. */
  readonly frame: Spec;
  /** With `kind` and `blocking` alone. */
  readonly components: ReadonlyMap<string, ComponentSpec>;
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
  const declare = ({ namespace, id }: Declaration) => {
    const ids = declared.get(namespace) ?? new Set();
    declared.set(namespace, ids.add(id));
  };
  for (const declaration of declarations) declare(declaration);
  for (const { section, bound, binding } of parts) {
    for (const declaration of binding.symbols.declarations) declare(declaration);
    if (section !== 'components') continue;
    for (const [id, component] of bound.entries) {
      const { place, kind, blocking } = component as ComponentSpec;
      components.set(id, { place, ...(kind && { kind }), ...(blocking && { blocking }) });
    }
  }
  const { place, workload } = frame;
  const users = workload?.users;
  const signatures = [
    JSON.stringify([users?.daily_active !== undefined, users?.concurrent !== undefined]),
    JSON.stringify(declarations.map(({ namespace, id }) => [namespace, id])),
    ...parts.map(({ signature }) => signature),
  ];
  return {
    key: sameAsLast(signatures.join('\n')),
    frame: { place, ...(workload && { workload: { place, ...(users && { users }) } }) },
    components,
    declared,
  };
}

/** What a part sees of its surroundings, which is what it refers to. */
export interface View {
  /** Equal for views that say the same of the same part. */
  readonly key: string;
  readonly spec: Spec;
}

export function viewOf({ key, frame, components, declared }: Surroundings, references: readonly Reference[]): View {
  const seen = new Map<string, ComponentSpec>();
  const users = frame.workload?.users;
  let said = `${users?.daily_active !== undefined} ${users?.concurrent !== undefined}`;
  for (const { namespaces, id } of references) {
    const known = namespaces.find((namespace) => declared.get(namespace)?.has(id));
    const component = components.get(id);
    if (component) seen.set(id, component);
    said += `\n${known} ${component?.kind?.value} ${component?.blocking?.value}`;
    // What is not there is compared with all that is.
    if (known === undefined && !namespaces.some(isExternal)) said += key;
  }
  return { key: said, spec: { ...frame, components: { place: frame.place, entries: seen } } };
}

let last = '';

/** The very string of the last time if it is equal: hundreds of parts compare theirs with it, which then costs nothing. */
function sameAsLast(key: string): string {
  if (key !== last) last = key;
  return last;
}
