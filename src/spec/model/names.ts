import type { ComponentSpec, Spec } from '../spec.generated';

/** The index that each id of a document stands for in its model. */
export interface Names {
  readonly components: Indices;
  readonly regions: Indices;
  readonly flows: Indices;
  readonly datasets: Indices;
}

export type Indices = ReadonlyMap<string, number>;

export function namesIn(spec: Spec): Names {
  return {
    components: indicesOf(componentsIn(spec).map(([id]) => id)),
    regions: indicesOf(spec.regions?.entries.keys()),
    flows: indicesOf(spec.flows?.entries.keys()),
    datasets: indicesOf(spec.data?.entries.keys()),
  };
}

/** Those whose kind is known; nothing can be said of others. */
export function componentsIn(spec: Spec): (readonly [string, ComponentSpec])[] {
  return [...(spec.components?.entries ?? [])].filter(([, { kind }]) => kind);
}

function indicesOf(ids: Iterable<string> = []): Indices {
  return new Map([...ids].map((id, index) => [id, index]));
}
