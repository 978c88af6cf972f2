import type { Spec } from '../spec.generated';
import { failureScopes, type Network, type Objectives, type Region, type Workload } from './model';
import type { Resolver } from './resolver';
import { day, year } from './time';

export function resolveWorkload(spec: Spec, to: Resolver): Workload {
  const { workload } = spec;
  return {
    dailyActive: to.number(workload?.users?.daily_active),
    concurrent: to.number(workload?.users?.concurrent),
    total: to.number(workload?.users?.total),
    peakFactor: to.numberOr(
      workload?.peak_factor,
      'workload.peak_factor',
      2,
      'traffic of people peaks at about twice its mean when nothing else is known',
    ),
    growth: to.number(workload?.growth) ?? 0,
    horizon: to.numberOr(workload?.horizon, 'workload.horizon', year, 'one year ahead unless stated'),
  };
}

export function resolveObjectives(spec: Spec, to: Resolver): Objectives {
  const { objectives } = spec;
  const survive = objectives?.survive?.ids.map(({ id }) => id.value) ?? [];
  return {
    targetUtilization: to.numberOr(
      objectives?.target_utilization,
      'objectives.target_utilization',
      0.7,
      'above about 70 % queues grow fast, and a lost replica has nowhere to go',
    ),
    rpo: to.number(objectives?.rpo),
    rto: to.number(objectives?.rto),
    survive: failureScopes.filter((scope) => survive.includes(scope)),
    cost: to.number(objectives?.cost),
    window: to.number(objectives?.window) ?? 30 * day,
    headroom: to.number(objectives?.headroom),
  };
}

/** Availabilities that a region and a zone get when the author declares them without figures. */
const regionAvailability = 0.9999;
const zoneAvailability = 0.9995;

export function resolveRegions(spec: Spec, to: Resolver): Region[] {
  const entries = [...(spec.regions?.entries ?? [])];
  if (entries.length === 0) {
    to.assume(
      'regions',
      'one region, 3 zones',
      'no regions are declared; failures of zones and regions are not counted',
    );
    return [{ id: 'region', path: 'regions', zones: 3, role: 'active', traffic: 1 }];
  }
  const regions = entries.map(([id, region]) => {
    return {
      id,
      path: region.place.path,
      zones: Math.max(
        1,
        Math.round(to.numberOr(region.zones, `${region.place.path}.zones`, 3, 'most cloud regions have three zones')),
      ),
      availability: to.numberOr(
        region.availability,
        `${region.place.path}.availability`,
        regionAvailability,
        'default of a declared region: about 4 minutes a month',
      ),
      zoneAvailability: to.numberOr(
        region.zone_availability,
        `${region.place.path}.zone_availability`,
        zoneAvailability,
        'default of a zone in a declared region: about 22 minutes a month',
      ),
      role: region.role?.value ?? 'active',
      traffic: to.number(region.traffic),
      residency: region.residency?.value,
    } as const;
  });
  return shareTraffic(regions, to);
}

/** Active regions without a share divide what the others leave. */
function shareTraffic(
  regions: readonly (Omit<Region, 'traffic'> & { traffic: number | undefined })[],
  to: Resolver,
): Region[] {
  const active = regions.filter((region) => region.role === 'active');
  const open = active.filter((region) => region.traffic === undefined);
  const given = active.reduce((sum, region) => sum + (region.traffic ?? 0), 0);
  const each = open.length > 0 ? Math.max(0, 1 - given) / open.length : 0;
  if (open.length > 0 && active.length > 1)
    to.assume(
      'regions',
      `${open.map(({ id }) => id).join(', ')}: ${Math.round(each * 1000) / 10}% each`,
      'traffic is divided evenly over the active regions unless stated',
    );
  return regions.map((region) => ({ ...region, traffic: region.role === 'active' ? (region.traffic ?? each) : 0 }));
}

/** Round-trip times that calls pay where `network` is declared but a time is left out. */
const networkDefaults = { within_zone: 0.0005, between_zones: 0.001, between_regions: 0.075, client: 0 } as const;

export function resolveNetwork(spec: Spec, regions: readonly Region[], to: Resolver): Network | undefined {
  const { network } = spec;
  if (!network) {
    to.assume('network', 'no network time', 'without `network`, calls take no time on the wire');
    return undefined;
  }
  const between = network.between_regions;
  const fallback = between?.value;
  const pair = (from: string, to_: string) => between?.rest?.entries.get(from)?.entries.get(to_);
  const typical = (path: string) =>
    to.assume(path, networkDefaults.between_regions, 'a typical round trip between two regions on one continent');
  return {
    withinZone: to.numberOr(
      network.within_zone,
      'network.within_zone',
      networkDefaults.within_zone,
      'a typical round trip inside a zone',
    ),
    betweenZones: to.numberOr(
      network.between_zones,
      'network.between_zones',
      networkDefaults.between_zones,
      'a typical round trip between zones of a region',
    ),
    betweenRegions: regions.map((from, i) =>
      regions.map((target, j) => {
        if (i === j) return 0;
        const quantity = pair(from.id, target.id) ?? pair(target.id, from.id) ?? fallback;
        return quantity ? to.pick(quantity) : typical(`network.between_regions.${from.id}.${target.id}`);
      }),
    ),
    client: to.number(network.client) ?? networkDefaults.client,
  };
}
