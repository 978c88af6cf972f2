import type { Model } from '../../spec/model/model';
import type { FailureTable } from './failure-table';
import { byRegion, type Formula } from './formula';

/** A share of the requests that enters in one region. */
export interface Entry {
  readonly region: number;
  readonly share: number;
}

/** By `traffic`; without any, everything enters the first region. */
export function entriesOf(model: Model): Entry[] {
  const active = model.regions.flatMap(({ role, traffic }, region) =>
    role === 'active' && traffic > 0 ? [{ region, share: traffic }] : [],
  );
  const total = active.reduce((sum, { share }) => sum + share, 0);
  return total > 0 ? active.map(({ region, share }) => ({ region, share: share / total })) : [{ region: 0, share: 1 }];
}

/**
 * While its own region is down, a request enters the next active region, and when all are down a warm standby; the switch
 * takes no time here (recovery time objectives look at that). Colder standbys have to be started first and serve nothing.
 */
export function enteringIn(
  model: Model,
  table: FailureTable,
  entry: number,
  servedIn: (region: number) => Formula,
): Formula {
  const active = entriesOf(model).map(({ region }) => region);
  const turned = [...active.filter((region) => region > entry), ...active.filter((region) => region < entry)];
  const standby = model.regions.flatMap(({ role }, region) => (role === 'warm-standby' ? [region] : []));
  const redirected = [...turned, ...standby].reduceRight<() => Formula>(
    (otherwise, region) => () => byRegion(table.region(region), servedIn(region), otherwise),
    () => servedIn(entry),
  );
  return byRegion(table.region(entry), servedIn(entry), redirected);
}
