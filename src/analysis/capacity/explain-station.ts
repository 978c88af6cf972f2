import type { Derivation } from '../derivation';
import { responseTimeOf } from '../latency/flow-latency';
import { callees, type Explainer } from './explainer';
import { wireTime } from './wire-time';

/** Parts of a time that are smaller than this share of it are not worth their place in the formula. */
const NOTICEABLE = 0.001;

const waitMethod = {
  method: 'approximation',
  assumptions: ['calls arrive at random', 'one line for all servers, first come first served'],
  validity: 'exact for exponential service times and for one server; within a few percent up to a variation of 2',
  reference: 'Erlang C; Cosmetatos (1976), Kimura (1986) for M/G/c',
} as const;

/** Derivations of what a component's queue does, by the key in its report. */
export const stationExplainers: Readonly<Record<string, (of: Explainer) => Derivation | undefined>> = {
  'utilization.mean': (of) =>
    of.derive(
      of.component.utilization?.mean,
      'fraction',
      'Utilization on average',
      'the same at the mean load; autoscaled: with the replicas that run then',
      [...of.result('calls on average', of.component.calls.mean, 'rate', 'calls.mean'), ...of.holding],
    ),
  servers: (of) => {
    const { shards, concurrency, path } = of.analysis.model.components[of.index]!;
    return of.derive(
      of.component.servers,
      'count',
      'Servers',
      'shards x replicas that serve x calls that one replica works on at once, over all regions',
      [
        { name: 'shards', value: shards, dimension: 'count', path: `${path}.shards` },
        { name: 'replicas', value: of.component.replicas.given, dimension: 'count', path: `${path}.replicas` },
        { name: 'concurrency', value: concurrency, dimension: 'count', path: `${path}.concurrency` },
      ],
    );
  },
  holding_time: (of) =>
    of.derive(
      of.component.holdingTime,
      'duration',
      'Time that a call keeps a server',
      of.analysis.model.components[of.index]!.blocking
        ? 'own work + response times of the calls that it waits for'
        : 'own work: it does not hold a server while it waits for others',
      [...of.result('own work', of.component.serviceTime, 'duration', 'service_time'), ...callees(of)],
      { method: callees(of).length > 0 ? 'approximation' : 'exact' },
    ),
  'wait.probability': (of) =>
    of.derive(
      of.component.wait?.probability,
      'fraction',
      'Share of calls that wait',
      'Erlang C: all servers are busy when a call arrives',
      [...of.utilization, ...of.servers],
      waitMethod,
    ),
  'wait.mean': (of) =>
    of.derive(
      of.component.wait?.mean,
      'duration',
      'Mean wait',
      'share that waits x holding time / (servers x (1 - utilization)), corrected for the variation of the work',
      [
        ...of.result('share that waits', of.component.wait?.probability, 'fraction', 'wait.probability'),
        ...of.holding,
        ...of.servers,
        ...of.utilization,
      ],
      waitMethod,
    ),
  'wait.p99': (of) =>
    of.derive(
      of.component.wait?.p99,
      'duration',
      'p99 of the wait',
      'nothing for those who find a free server, a gamma distribution with two matched moments for the others',
      [
        ...of.result('share that waits', of.component.wait?.probability, 'fraction', 'wait.probability'),
        ...of.result('mean wait', of.component.wait?.mean, 'duration', 'wait.mean'),
      ],
      waitMethod,
    ),
  'response_time.mean': (of) => {
    const parts = [
      ...of.result('mean wait', of.component.wait?.mean, 'duration', 'wait.mean'),
      ...of.result('own work', of.component.serviceTime, 'duration', 'service_time'),
      ...callees(of),
      ...wireTime(of.analysis, of.index),
    ];
    const whole = parts.reduce((sum, { value }) => sum + value, 0);
    const noticed = parts.filter(({ value }) => value > NOTICEABLE * whole);
    return of.derive(
      responseTimeOf(of.analysis.hops, of.index)?.mean,
      'duration',
      'Mean response time, as its callers see it',
      noticed.map(({ name }) => name).join(' + ') || 'nothing takes it any time',
      parts,
      {
        method: 'approximation',
        assumptions: ['the parts are means at peak; the whole is the mean of the distribution that they make'],
      },
    );
  },
  'response_time.p99': (of) =>
    of.derive(
      responseTimeOf(of.analysis.hops, of.index)?.p99,
      'duration',
      'p99 of the response time',
      'distribution of wait + own work + calls that it waits for, over all calls that it gets',
      [
        ...of.result('mean', responseTimeOf(of.analysis.hops, of.index)?.mean, 'duration', 'response_time.mean'),
        ...of.result('p99 of the wait', of.component.wait?.p99, 'duration', 'wait.p99'),
      ],
      waitMethod,
    ),
};
