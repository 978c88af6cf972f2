import { numberDimension } from '../../analysis/number-dimension';
import { formatQuantity } from '../../quantity/format-quantity';

const names: Readonly<Record<string, string>> = {
  max_rate_multiple: 'largest load',
  'cost.monthly': 'cost',
  'bandwidth.ingress': 'bytes in',
  'bandwidth.egress': 'bytes out',
  'bandwidth.between_zones': 'bytes between zones',
  'bandwidth.between_regions': 'bytes between regions',
  'rate.peak': 'peak rate',
  'latency.p99': 'p99 latency',
  'freshness.p99': 'age p99',
  'availability.downtime_30d': 'downtime in 30 d',
  loss: 'loss',
  'utilization.peak': 'busy at peak',
  'response_time.p99': 'p99',
  'storage.at_horizon': 'kept on a replica',
  'recovery.rpo': 'data loss',
  'recovery.rto': 'recovery time',
  cost: 'cost',
  stored_at_horizon: 'stored at the horizon',
};

/** What a compared number is called: `checkout: p99 latency`. */
export function numberName(path: string): string {
  if (Object.hasOwn(names, path)) return names[path]!;
  const [, id = '', ...rest] = path.split('.');
  const name = rest.join('.');
  return `${id}: ${Object.hasOwn(names, name) ? names[name] : name}`;
}

/** A compared number for people to read; a hyphen where there is none. */
export function numberText(path: string, value: number | undefined, currency: string): string {
  return value === undefined ? '-' : formatQuantity(value, numberDimension(path), { currency });
}

/** `+38 ms`, `-$120/month` */
export function effectText(path: string, effect: number, currency: string): string {
  const amount = numberText(path, Math.abs(effect), currency);
  return `${effect < 0 ? '-' : '+'}${amount}`;
}
