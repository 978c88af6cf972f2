import type { Failure, Region } from '../../spec/model/model';
import { entriesOf } from './entries';
import type { Failed } from './failed';

/**
 * What a scenario's `fail` takes down for certain: of regions the one that most requests enter, and of its zones the
 * fullest, unless they are named.
 */
export function failedOf(
  { regions: all }: { readonly regions: readonly Region[] },
  failures: readonly Failure[],
): Failed {
  const regions = new Set<number>();
  const zones = new Map<number, ReadonlySet<number>>();
  const components = new Map<number, number>();
  const busiest = entriesOf(all).reduce((a, b) => (b.share > a.share ? b : a)).region;
  for (const failure of failures) {
    if (failure.scope === 'region') regions.add(busiest);
    else if (failure.scope === 'zone') zones.set(busiest, new Set([0]));
    else if (failure.scope === 'named-region') regions.add(failure.region);
    else if (failure.scope === 'component')
      components.set(failure.component, failure.replicas ?? Number.POSITIVE_INFINITY);
  }
  return { regions, zones, components };
}
