import type { DerivationInput } from '../derivation';
import type { Account, Inquiry } from '../inquiry';
import { explainServiceTime, explainUtilization } from './explain-work';
import type { LoadComponent } from './load-model';

type Part = Pick<Account, 'title' | 'dimension' | 'formula' | 'inputs'> & Partial<Account>;
type Derive = (asked: Inquiry, component: LoadComponent) => Part;

const own = (asked: Inquiry, { path }: LoadComponent, name: string, field: string) =>
  asked.reported(name, `${path}.${field}`);

const parts: Readonly<Record<string, Derive>> = {
  queue_length: (asked, component) => ({
    title: 'Calls that wait, on average at peak',
    dimension: 'count',
    formula: "calls at peak x mean wait (Little's law), of the replicas that are loaded most in each region",
    inputs: [
      ...own(asked, component, 'calls at peak', 'calls.peak'),
      ...own(asked, component, 'mean wait', 'wait.mean'),
      ...arrivals(asked, component),
    ],
    method: 'approximation',
    validity: 'as good as the mean wait',
  }),
  in_use: (asked, component) => ({
    title: 'Servers that are busy, on average at peak',
    dimension: 'count',
    formula:
      "calls at peak x time a call keeps a server (Little's law), of the replicas that are loaded most in each region",
    inputs: [
      ...own(asked, component, 'calls at peak', 'calls.peak'),
      ...own(asked, component, 'time a call keeps a server', 'holding_time'),
      ...arrivals(asked, component),
      ...own(asked, component, 'servers', 'servers'),
    ],
  }),
  loss: (asked, component) => ({
    title: 'Share of the calls that is rejected at peak',
    dimension: 'fraction',
    formula: '1 - share that its rate limit lets through x share that finds room in its line',
    inputs: [
      ...asked.given('rate limit', component.rateLimit?.rate, 'rate', `${component.path}.rate_limit.rate`),
      ...asked.given('room in the line', component.queueLimit, 'count', `${component.path}.queue_limit`),
      ...own(asked, component, 'calls at peak', 'calls.peak'),
      ...own(asked, component, 'utilization at peak', 'utilization.peak'),
    ],
    method: component.queueLimit === undefined ? 'exact' : 'approximation',
    assumptions: ['calls arrive at random'],
    validity: 'of a limited line (M/M/c/K) exact for exponential service times; a limit passes its rate exactly',
  }),
  'replicas.given': replicas,
  'response_time.p50': (asked, component) => ({
    title: 'Median response time',
    dimension: 'duration',
    formula: 'median of the distribution of wait + own work + calls that it waits for, over all calls that it gets',
    inputs: [
      ...own(asked, component, 'mean', 'response_time.mean'),
      ...own(asked, component, 'own work', 'service_time'),
      ...own(asked, component, 'share of calls that wait', 'wait.probability'),
    ],
    method: 'approximation',
    validity: 'within 3 % for service times that vary up to their mean',
  }),
  'runway.target': (asked, component) => runway(asked, component, true),
  'runway.full': (asked, component) => runway(asked, component, false),
  'hottest_partition.share': hottestShare,
};

/** How a component is used and how long it lasts, by what stands behind `components.<id>.` in the path. */
export function explainUsage(asked: Inquiry, component: LoadComponent): Account | undefined {
  if (asked.field === 'utilization.peak') return explainUtilization(asked, component);
  if (asked.field === 'service_time') return explainServiceTime(asked, component);
  if (!Object.hasOwn(parts, asked.field)) return undefined;
  return { method: 'exact', assumptions: [], ...parts[asked.field]!(asked, component) };
}

/** Calls of each region, where the replicas that are loaded most do not simply get all calls. */
function arrivals({ analysis: { capacity, model } }: Inquiry, { index }: LoadComponent): DerivationInput[] {
  const stations = capacity.plan.graph.stationsOf[index]!.map((station) => capacity.stations[station]!);
  const together = stations.reduce((sum, station) => sum + station.arrivals, 0);
  const calls = capacity.components[index]!.calls.peak;
  if (stations.length === 1 && Math.abs(together - calls) <= 1e-9 * calls) return [];
  return stations.map((station) => {
    const region = stations.length > 1 ? ` in ${model.regions[station.region]?.id ?? 'every region'}` : '';
    return { name: `calls at these replicas${region}`, value: station.arrivals, dimension: 'rate' };
  });
}

function replicas(asked: Inquiry, component: LoadComponent): Part {
  const { path, autoscale, index } = component;
  const title = autoscale ? 'Replicas of each shard that run at peak' : 'Replicas of each shard';
  const { worst } = asked.analysis.capacity.components[index]!;
  const region = asked.analysis.model.regions[asked.analysis.capacity.stations[worst]?.region ?? -1]?.id;
  if (!autoscale) {
    return {
      title,
      dimension: 'count',
      formula: 'as given, else 1; of several regions where they are busiest',
      inputs: asked.given(
        'replicas',
        asked.number(asked.path),
        'count',
        ...(region === undefined ? [] : [`${path}.regions.${region}`]),
        `${path}.replicas`,
      ),
    };
  }
  return {
    title,
    dimension: 'count',
    formula: 'the smallest number that is no busier than the target, between min and max',
    inputs: [
      ...asked.given('min', autoscale.min, 'count', `${path}.replicas.min`),
      ...asked.given('max', autoscale.max, 'count', `${path}.replicas.max`),
      ...asked.given('target', autoscale.targetUtilization, 'fraction', `${path}.replicas.target_utilization`),
      ...own(asked, component, 'utilization at peak', 'utilization.peak'),
    ],
    assumptions: ['the steady state: what happens while replicas start is left out'],
  };
}

function runway(asked: Inquiry, component: LoadComponent, toTarget: boolean): Part {
  const { objectives, workload } = asked.analysis.model;
  const target = asked.given(
    'target utilization',
    objectives.targetUtilization,
    'fraction',
    'objectives.target_utilization',
  );
  return {
    title: `Time until growth takes it to ${toTarget ? 'the target utilization' : '100 %'}`,
    dimension: 'duration',
    formula: `log(headroom${toTarget ? ' x target utilization' : ''}) / log(1 + growth) months`,
    inputs: [
      ...own(asked, component, 'headroom', 'headroom'),
      ...(toTarget ? target : []),
      ...asked.given('growth', workload.growth, 'growth', 'workload.growth'),
    ],
    assumptions: ['all flows grow alike'],
    validity: 'at least now, at most a thousand years; limits other than its servers are not counted',
  };
}

function hottestShare(asked: Inquiry, { path, partition, queue, shards }: LoadComponent): Part {
  const { hottest, skew, keys } = partition ?? {};
  const inputs = [
    ...asked.given('partitions', queue?.partitions ?? shards, 'count', `${path}.partitions`, `${path}.shards`),
  ];
  const title = 'Share of the calls of the busiest partition';
  if (hottest !== undefined) {
    return {
      title,
      dimension: 'fraction',
      formula: 'hottest key + (1 - hottest key) / partitions',
      inputs: [...asked.given('hottest key', hottest, 'fraction', `${path}.partition.hottest`), ...inputs],
      method: 'approximation',
      validity: 'within 2 % for 16 partitions and more',
    };
  }
  return {
    title,
    dimension: 'fraction',
    formula: 'share of the hottest key by Zipf + (1 - that share) / partitions',
    inputs: [
      ...asked.given('skew (Zipf exponent)', skew, 'factor', `${path}.partition.skew`),
      ...asked.given('keys', keys, 'count', `${path}.partition.keys`),
      ...inputs,
    ],
    method: 'approximation',
    validity: 'within 2 % for 16 partitions and more',
  };
}
