import { type Percentile, percentiles } from '../../spec/model/flow';
import type { CapacityAnalysis } from '../capacity/capacity-analysis';
import type { Derivation, DerivationInput } from '../derivation';
import { agingStages, windowsOn } from './freshness';
import { tailShares } from './tail-shares';

const names: Readonly<Record<Percentile, string>> = {
  mean: 'Mean time',
  p50: 'Median time',
  p90: 'p90 time',
  p95: 'p95 time',
  p99: 'p99 time',
  p999: 'p99.9 time',
};

const shares: Readonly<Record<Percentile, number>> = { mean: 0, p50: 0.5, p90: 0.9, p95: 0.95, p99: 0.99, p999: 0.999 };

/** How the latency, the loss or the freshness of a flow came about; `key` is what follows `flows.<id>.` in the report. */
export function explainLatency(analysis: CapacityAnalysis, flow: number, key: string): Derivation | undefined {
  const result = analysis.flows[flow];
  const percentile = percentiles.find((name) => key === `latency.${name}`);
  if (result === undefined) return undefined;
  if (percentile !== undefined) return explainPercentile(analysis, flow, percentile);
  const path = `${analysis.model.flows[flow]!.path}.${key}`;
  if (key === 'loss') {
    return {
      path,
      title: 'Lost requests at peak',
      value: result.loss,
      dimension: 'fraction',
      method: 'approximation',
      formula: '1 - share of requests whose required steps all answer, after their retries',
      inputs: [
        {
          name: 'peak rate',
          value: result.rate.peak,
          dimension: 'rate',
          path: `${analysis.model.flows[flow]!.path}.rate.peak`,
        },
      ],
      assumptions: ['a line that is too long for one try is still there for the next one'],
      validity: 'a third to a half low where retries meet congestion; simulate when it matters',
    };
  }
  const age =
    key === 'freshness.p99' ? result.freshness?.p99 : key === 'freshness.p50' ? result.freshness?.p50 : undefined;
  if (age === undefined) return undefined;
  return {
    path,
    title: 'Age of a message when it is done',
    value: age,
    dimension: 'duration',
    method: 'approximation',
    formula: 'wait in the queue + work of the consumer + windows on the way + place in the bulk that it came with',
    inputs: [
      ...stagesBefore(analysis, flow),
      ...contributions(analysis, flow, 'p99'),
      ...agingStages(analysis.plan, flow).flatMap((stage) => windowSpans(analysis, stage)),
      ...(result.freshness?.drain === undefined
        ? []
        : [{ name: 'time to drain the largest bulk', value: result.freshness.drain, dimension: 'duration' as const }]),
    ],
    assumptions: ['consumers keep up: nothing has piled up before'],
  };
}

/** Flows that a message passes before, where its age counts from another flow on. */
function stagesBefore({ model, plan, flows }: CapacityAnalysis, flow: number): DerivationInput[] {
  return agingStages(plan, flow).flatMap((stage): DerivationInput[] => {
    const { id, path } = model.flows[stage]!;
    const value = flows[stage]!.latency?.p99;
    if (stage === flow || value === undefined) return [];
    return [{ name: `p99 of ${id}`, value, dimension: 'duration', path: `${path}.latency.p99` }];
  });
}

function windowSpans({ plan }: CapacityAnalysis, flow: number): DerivationInput[] {
  return windowsOn(plan.graph, flow).flatMap(({ id, path, window }): DerivationInput[] => {
    const { size, watermark } = window!;
    const span = { name: `window of ${id}`, value: size, dimension: 'duration', path: `${path}.window.size` } as const;
    const wait = { name: `watermark of ${id}`, value: watermark, dimension: 'duration' } as const;
    return watermark > 0 ? [span, { ...wait, path: `${path}.window.watermark` }] : [span];
  });
}

function explainPercentile(analysis: CapacityAnalysis, flow: number, percentile: Percentile): Derivation | undefined {
  const value = analysis.flows[flow]!.latency?.[percentile];
  if (value === undefined) return undefined;
  const slow = percentile === 'mean' ? 'all requests' : `the requests at or above the ${percentile}`;
  return {
    path: `${analysis.model.flows[flow]!.path}.latency.${percentile}`,
    title: names[percentile],
    value,
    dimension: 'duration',
    method: 'approximation',
    formula: `distribution of the whole path at peak; below, what each component spends in ${slow}`,
    inputs: contributions(analysis, flow, percentile),
    assumptions: [
      'times of different calls are independent',
      'lines are served first come, first served',
      'of answered requests only',
    ],
    validity: 'each station within 5 % for service times that vary up to their mean, 20 % low or high for wider ones',
    reference: 'Tijms, Stochastic Models; Kimura (1986); Cosmetatos (1976)',
  };
}

function contributions(analysis: CapacityAnalysis, flow: number, percentile: Percentile): DerivationInput[] {
  const { components, flows } = analysis.model;
  return tailShares(analysis, flow, shares[percentile]).map(({ component, seconds }) => {
    const { id, path } = components[component]!;
    const inTail = `${flows[flow]!.path}.latency.tail_share.${id}`;
    const alone = `${path}.response_time.${percentile === 'mean' || percentile === 'p50' ? percentile : 'p99'}`;
    return {
      name: id,
      value: seconds,
      dimension: 'duration',
      path: percentile === 'p99' && seconds > 0 ? inTail : alone,
    };
  });
}
