import type { Region } from '../../spec/model/model';
import type { FailureTable } from './failure-table';
import { byRegion, type Formula } from './formula';

/** A share of the requests that enters in one region. */
export interface Entry {
  readonly region: number;
  readonly share: number;
}

/** By `traffic`; without any, everything enters the first region. */
export function entriesOf(regions: readonly Region[]): Entry[] {
  const active = regions.flatMap(({ role, traffic }, region) =>
    role === 'active' && traffic > 0 ? [{ region, share: traffic }] : [],
  );
  const total = active.reduce((sum, { share }) => sum + share, 0);
  return total > 0 ? active.map(({ region, share }) => ({ region, share: share / total })) : [{ region: 0, share: 1 }];
}

/**
 * Regions in which a request is served that enters in a given one: its own and, while that is down, the next active one and
 * at last a warm standby; the switch takes no time here (recovery time objectives look at that). Colder standbys have to be
 * started first and serve nothing.
 */
export function servingOrder(regions: readonly Region[], entries: readonly Entry[], entry: number): number[] {
  const active = entries.map(({ region }) => region);
  const standby = regions.flatMap(({ role }, region) => (role === 'warm-standby' ? [region] : []));
  const after = active.filter((region) => region > entry);
  return [entry, ...after, ...active.filter((region) => region < entry), ...standby];
}

/** The request is served in the first of these regions that is up. */
export function enteringIn(
  table: FailureTable,
  order: readonly number[],
  servedIn: (region: number) => Formula,
): Formula {
  const [entry = 0] = order;
  const inFirst = order.reduceRight<() => Formula>(
    (otherwise, region) => () => byRegion(table.region(region), servedIn(region), otherwise),
    () => servedIn(entry),
  );
  return inFirst();
}
