import type { DerivationInput } from '../derivation';
import type { Account, Inquiry } from '../inquiry';
import type { Bottleneck, LimitKind } from './capacity-analysis';

/** Where a limit is written, behind the path of its component. */
const fields: Readonly<Partial<Record<LimitKind, string>>> = {
  rate_limit: 'rate_limit.rate',
  iops: 'iops',
  bandwidth: 'bandwidth',
  connections: 'connections',
};

/** How `max_rate_multiple` and `bottleneck.multiple` came about. */
export function explainLargestLoad(asked: Inquiry): Account | undefined {
  const { bottleneck, model } = asked.analysis.capacity;
  if (!bottleneck) return undefined;
  const { id, path } = model.components[bottleneck.component]!;
  return {
    title: 'Largest load, as a multiple of the peak',
    dimension: 'factor',
    method: 'approximation',
    formula: `all rates grown together until the first thing is full: the ${bottleneck.cause.replaceAll('_', ' ')} of ${id}`,
    inputs: [
      ...(bottleneck.cause === 'servers'
        ? asked.reported(`utilization of ${id} at peak`, `${path}.utilization.peak`)
        : limit(asked, bottleneck.component, bottleneck.cause)),
      ...asked.reported(`headroom of ${id}`, `${path}.headroom`),
    ],
    assumptions: ['the mix of the flows stays', 'autoscaled components run at their maximum'],
    validity: 'searched to 0.1 %',
  };
}

function limit(asked: Inquiry, index: number, cause: Exclude<Bottleneck['cause'], 'servers'>): DerivationInput[] {
  const { capacity } = asked.analysis;
  const { path } = capacity.model.components[index]!;
  if (cause === 'hottest_partition') {
    return asked.reported('utilization of the busiest partition', `${path}.hottest_partition.utilization`);
  }
  const fullness = ({ used, limit: most }: { used: number; limit: number }) => used / Math.max(most, 1e-12);
  const [use] = capacity.components[index]!.limits.filter(({ kind }) => kind === cause).sort(
    (a, b) => fullness(b) - fullness(a),
  );
  if (!use) return [];
  const name = cause.replaceAll('_', ' ');
  const target = use.target === undefined ? undefined : capacity.model.components[use.target];
  const field = target ? `pools.${target.id}` : fields[cause];
  const dimension = cause === 'bandwidth' ? 'bandwidth' : cause === 'rate_limit' || cause === 'iops' ? 'rate' : 'count';
  return [
    { name: `use of its ${name} at peak`, value: use.used, dimension },
    ...asked.given(name, use.limit, dimension, ...(field === undefined ? [] : [`${path}.${field}`])),
  ];
}
