import type { Place } from '../binding/bound';
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
  /** With `kind` alone. */
  readonly components: ReadonlyMap<string, ComponentSpec>;
  readonly declared: ReadonlyMap<Namespace, ReadonlySet<string>>;
}

/** Hundreds of parts compare their key with that of the last time, which costs nothing if it is the very same string. */
let last: Surroundings | undefined;

/**
 * @param frame the document without the entries of its sections
 * @param declarations of the frame
 */
export function surroundingsOf(
  { place, workload }: Spec,
  declarations: readonly Declaration[],
  parts: readonly Part[],
): Surroundings {
  const users = workload?.users;
  const key = [
    JSON.stringify([users?.daily_active !== undefined, users?.concurrent !== undefined]),
    JSON.stringify(declarations.map(({ namespace, id }) => [namespace, id])),
    ...parts.map(({ signature }) => signature),
  ].join('\n');
  if (last?.key === key) return last;
  last = {
    key,
    frame: { place, ...(workload && { workload: { place, ...(users && { users }) } }) },
    components: seenComponents(parts, place),
    declared: idsByNamespace([...declarations, ...parts.flatMap(({ binding }) => binding.symbols.declarations)]),
  };
  return last;
}

/** At a place of no meaning: their own would keep alive what was read of them, long after it has changed. */
function seenComponents(parts: readonly Part[], place: Place): Map<string, ComponentSpec> {
  const components = new Map<string, ComponentSpec>();
  for (const { section, bound } of parts) {
    if (section !== 'components') continue;
    for (const [id, component] of bound.entries) {
      const { kind } = component as ComponentSpec;
      components.set(id, { place, ...(kind && { kind }) });
    }
  }
  return components;
}

function idsByNamespace(declarations: readonly Declaration[]): Map<Namespace, Set<string>> {
  const declared = new Map<Namespace, Set<string>>();
  for (const { namespace, id } of declarations) {
    const ids = declared.get(namespace) ?? new Set();
    declared.set(namespace, ids.add(id));
  }
  return declared;
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
    said += `\n${known} ${component?.kind?.value}`;
    // What is not there is compared with all that is.
    if (known === undefined && !namespaces.some(isExternal)) said += key;
  }
  return { key: said, spec: { ...frame, components: { place: frame.place, entries: seen } } };
}
