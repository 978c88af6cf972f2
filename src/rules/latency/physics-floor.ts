import { formatAsWritten, formatQuantity } from '../../quantity/format-quantity';
import type { BoundQuantity } from '../../spec/binding/bound';
import type { RegionSpec } from '../../spec/spec.generated';
import type { Rule, RuleInput } from '../rule';
import { distanceBetween, type Location, locationOf } from './region-locations';

/** Light in glass: two thirds of its speed in vacuum, kilometres per second. */
const speed = 200_000;
/** Cables do not follow great circles. */
const detour = 1.5;
/** Regions are known to about this many kilometres. */
const tolerance = 200;

export const physicsFloor: Rule = {
  id: 'latency/physics-floor',
  title: 'Round trip faster than light',
  severity: 'error',
  rationale:
    'Light in a fibre covers about 200 km in a millisecond, so 1,000 km cost at least 10 ms there and back, whatever is paid for the network. Real paths are about half as long again. The distance is that of the regions’ locations: the name of a cloud region, or latitude and longitude.',
  *check(input) {
    for (const { from, to, time, floor, kilometres } of pairs(input)) {
      if (time.value >= floor) continue;
      yield {
        message: `\`${from}\` and \`${to}\` are ${formatQuantity(Math.round(kilometres), 'count')} km apart, so a round trip takes at least ${formatQuantity(floor, 'duration')} in a fibre, and about ${formatQuantity(floor * detour, 'duration')} in practice; this says ${formatQuantity(time.value, 'duration')}`,
        path: time.place.path,
        span: time.place.span,
        data: { time: floor * detour },
      };
    }
  },
  fixes({ span, data }) {
    const time = formatAsWritten(Math.ceil(Number(data?.time) * 1000) / 1000, 'duration');
    return [{ title: `Set it to ${time}`, edits: [{ ...span, newText: time }], preferred: true }];
  },
  examples: {
    failing: `headroom: 1
title: Site
workload: {peak_factor: 3x}
regions:
  us-east-1: {zones: 3}
  eu-west-1: {zones: 3}
network: {between_regions: 20ms}
components:
  web: {kind: service, service_time: 5ms, concurrency: 32, replicas: 3}
flows:
  page: {rate: 200/s, steps: [web]}
`,
    passing: `headroom: 1
title: Site
workload: {peak_factor: 3x}
regions:
  us-east-1: {zones: 3}
  eu-west-1: {zones: 3}
network: {between_regions: 75ms}
components:
  web: {kind: service, service_time: 5ms, concurrency: 32, replicas: 3}
flows:
  page: {rate: 200/s, steps: [web]}
`,
  },
};

interface Pair {
  readonly from: string;
  readonly to: string;
  readonly time: BoundQuantity<'duration'>;
  /** Seconds. */
  readonly floor: number;
  readonly kilometres: number;
}

/** The stated times of pairs of regions whose places are known; of a common time, the pair that is farthest apart. */
function pairs({ spec }: RuleInput): Pair[] {
  const times = spec.network?.between_regions;
  if (!times) return [];
  const places = [...(spec.regions?.entries ?? [])].flatMap(([id, region]) => {
    const location = placeOf(id, region);
    return location ? [{ id, location }] : [];
  });
  const found: Pair[] = [];
  let farthest: Pair | undefined;
  places.forEach((a, i) => {
    for (const b of places.slice(i + 1)) {
      const own = times.rest?.entries.get(a.id)?.entries.get(b.id) ?? times.rest?.entries.get(b.id)?.entries.get(a.id);
      const time = own ?? times.value;
      if (!time) continue;
      const kilometres = distanceBetween(a.location, b.location);
      const floor = (2 * Math.max(0, kilometres - tolerance)) / speed;
      const pair: Pair = { from: a.id, to: b.id, time, floor, kilometres };
      if (own) found.push(pair);
      else if (!farthest || kilometres > farthest.kilometres) farthest = pair;
    }
  });
  return farthest ? [...found, farthest] : found;
}

function placeOf(id: string, { location }: RegionSpec): Location | undefined {
  const written = location?.items.map(({ value }) => value) ?? [];
  const [first, second] = written;
  if (first === undefined) return locationOf(id);
  if (second === undefined) return locationOf(first);
  const [latitude, longitude] = [Number(first), Number(second)];
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? [latitude, longitude] : undefined;
}
