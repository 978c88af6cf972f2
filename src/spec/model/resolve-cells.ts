import type { Spec } from '../spec.generated';
import type { Component, ComponentKind } from './component';
import type { Cells } from './model';
import type { Names } from './names';
import type { Resolver } from './resolver';

/** Kinds that no design has once per cell. */
const outside: readonly ComponentKind[] = ['client', 'external', 'cdn', 'dns'];

/**
 * The cells that tenants are spread over, as keys are over partitions: the busiest one has the largest tenant and its part
 * of all others, unless every tenant has a cell of its own. Without a `largest` tenant the load is the same in each.
 */
export function resolveCells(
  spec: Spec,
  components: readonly Component[],
  names: Names,
  to: Resolver,
): Cells | undefined {
  const count = Math.max(1, Math.floor(to.number(spec.tenancy?.cells) ?? 1));
  if (count === 1) return undefined;
  const largest = to.number(spec.tenancy?.largest) ?? 0;
  const tenants = to.number(spec.tenancy?.tenants) ?? Number.POSITIVE_INFINITY;
  const alone = spec.tenancy?.model?.value === 'silo' || tenants <= count;
  const share = alone ? Math.max(largest, 1 / count) : largest + (1 - largest) / count;
  const named = new Set(spec.tenancy?.shared?.ids.map(({ id }) => names.components.get(id.value)));
  const shared = components.filter(({ index, kind }) => named.has(index) || outside.includes(kind));
  return { count, share, shared: shared.map(({ index }) => index) };
}
