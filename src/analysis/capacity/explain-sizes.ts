import type { Derivation, DerivationInput } from '../derivation';
import { type Explainer, limitInputs } from './explainer';

/** Derivations of what a component can take and how large it should be, by the key in its report. */
export const sizeExplainers: Readonly<Record<string, (of: Explainer) => Derivation | undefined>> = {
  max_throughput: (of) =>
    of.derive(
      of.component.maxThroughput,
      'rate',
      'Calls that it can take',
      'calls at peak / utilization at peak: servers / holding time for the present mix; autoscaled: at the maximum',
      [...of.calls, ...of.utilization, ...of.servers, ...of.holding, ...limitInputs(of)],
    ),
  headroom: (of) =>
    of.derive(of.component.headroom, 'factor', 'Headroom', 'calls that it can take / calls at peak', [
      ...of.result('calls that it can take', of.component.maxThroughput, 'rate', 'max_throughput'),
      ...of.calls,
    ]),
  'replicas.needed_at_peak': (of) =>
    of.derive(
      of.component.replicas.neededAtPeak,
      'count',
      'Replicas that the peak needs',
      'the smallest number that is at most 100 % busy',
      [...of.calls, ...of.holding, ...of.utilization],
    ),
  'replicas.recommended': (of) => {
    const { targetUtilization, headroom, survive } = of.analysis.model.objectives;
    const asked: DerivationInput[] = [
      {
        name: 'target utilization',
        value: targetUtilization,
        dimension: 'fraction',
        path: 'objectives.target_utilization',
      },
    ];
    if (headroom !== undefined)
      asked.push({ name: 'headroom', value: headroom, dimension: 'factor', path: 'objectives.headroom' });
    return of.derive(
      of.component.replicas.recommended,
      'count',
      'Recommended replicas',
      `the smallest number that keeps to the target utilization${headroom === undefined ? '' : ', leaves the headroom'}${survive.length > 0 ? ` and carries the peak without a ${survive.join(' or ')}` : ''}`,
      [
        ...of.result('needed at peak', of.component.replicas.neededAtPeak, 'count', 'replicas.needed_at_peak'),
        ...asked,
      ],
    );
  },
  hit_ratio: (of) => {
    const { cache, limits, path } = of.analysis.model.components[of.index]!;
    const given = cache?.hitRatio !== undefined;
    const memory =
      limits.memory === undefined
        ? []
        : [{ name: 'memory', value: limits.memory, dimension: 'size' as const, path: `${path}.memory` }];
    return of.derive(
      of.component.hitRatio,
      'fraction',
      'Hit ratio',
      given
        ? 'as given'
        : 'records that stay in memory for as long as it takes to read them again, weighted by popularity',
      given
        ? [{ name: 'hit ratio', value: cache.hitRatio!, dimension: 'fraction', path: `${path}.hit_ratio` }]
        : memory,
      given
        ? {}
        : {
            method: 'approximation',
            assumptions: ['reads are independent; scans and trends lower it'],
            validity: 'within half a point for LRU',
            reference: 'Che, Tung, Wang (2002)',
          },
    );
  },
  'hottest_partition.utilization': (of) =>
    of.derive(
      of.component.hottestPartition?.utilization,
      'fraction',
      'Utilization of the busiest partition',
      'its share of the calls x time of a call / its own servers; its share: p1 + (1 - p1) / partitions',
      [
        ...of.result('share of the calls', of.component.hottestPartition?.share, 'fraction', 'hottest_partition.share'),
        ...of.calls,
      ],
      { method: 'approximation', validity: 'within 2 % for 16 partitions and more' },
    ),
};
