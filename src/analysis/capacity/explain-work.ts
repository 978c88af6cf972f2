import type { DerivationInput } from '../derivation';
import type { Account, Inquiry } from '../inquiry';
import type { LoadComponent } from './load-model';

/** Relative difference that is rounding. */
const SAME = 1e-6;

/** How `components.<id>.utilization.peak` came about. */
export function explainUtilization(asked: Inquiry, { index, path, scaling }: LoadComponent): Account | undefined {
  const { capacity, model } = asked.analysis;
  const { worst, utilization } = capacity.components[index]!;
  const { arrivals, servers, region } = capacity.stations[worst] ?? {};
  if (utilization === undefined || arrivals === undefined || servers === undefined) return undefined;
  const where = model.regions.length > 1 && model.regions[region ?? -1] ? ` in ${model.regions[region!]!.id}` : '';
  const calls = namedOr(asked, 'calls at peak', `${path}.calls.peak`, {
    name: `calls at the busiest replicas${where}`,
    value: arrivals,
    dimension: 'rate',
  });
  const held = arrivals > 0 ? (utilization.peak * servers) / arrivals : (asked.number(`${path}.holding_time`) ?? 0);
  const holding = namedOr(asked, 'holding time', `${path}.holding_time`, {
    name: where !== '' && !scaling ? 'holding time there' : 'holding time when they are full',
    value: held,
    dimension: 'duration',
  });
  const serving = namedOr(asked, 'servers', `${path}.servers`, {
    name: where === '' ? 'their servers' : 'servers there',
    value: servers,
    dimension: 'count',
  });
  return {
    title: 'Utilization at peak',
    dimension: 'fraction',
    method: 'exact',
    formula: `${calls.name} x ${holding.name} / ${serving.name}`,
    inputs: [calls, holding, serving],
    assumptions: ['of the replicas that are loaded most'],
    validity: 'above 100 % it says by how much the servers are too few',
  };
}

/** The number of the report, if it is this one. */
function namedOr(asked: Inquiry, name: string, path: string, own: DerivationInput): DerivationInput {
  const [reported] = asked.reported(name, path);
  return reported && Math.abs(reported.value - own.value) <= SAME * own.value ? reported : own;
}

/** How `components.<id>.service_time` came about: given, by capacity, or step by step. */
export function explainServiceTime(
  asked: Inquiry,
  { index, path, service, capacity, concurrency }: LoadComponent,
): Account {
  const byCapacity =
    service !== undefined && capacity !== undefined && asked.textAt(`${path}.service_time`) === undefined;
  const own = byCapacity
    ? [
        ...asked.given('concurrency', concurrency, 'count', `${path}.concurrency`),
        ...asked.given('capacity', capacity, 'rate', `${path}.capacity`),
      ]
    : asked.given(
        'service time',
        service?.mean,
        'duration',
        ...['mean', 'p50', 'constant'].map((key) => `${path}.service_time.${key}`),
        `${path}.service_time`,
      );
  const steps = new Map<string, DerivationInput>();
  for (const { component, step, flow } of asked.analysis.capacity.plan.graph.nodes) {
    if (component !== index || step.service === undefined) continue;
    const name = `in ${asked.analysis.model.flows[flow]!.id}`;
    const [input] = asked.given(name, step.service.mean, 'duration', `${step.path}.service_time`);
    if (input) steps.set(step.path, input);
  }
  const formula = byCapacity ? 'concurrency / capacity' : 'the mean of the service time as given';
  return {
    title: 'Own work of a call',
    dimension: 'duration',
    method: 'exact',
    formula:
      steps.size > 0
        ? `mean over the calls that it gets, of the times that steps give and, for others, ${formula}`
        : formula,
    inputs: [...own, ...steps.values()],
    assumptions: byCapacity ? ['right for the load, a lower bound for the latency'] : [],
  };
}
