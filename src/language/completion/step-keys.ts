import type { SpecDocument } from '../../spec/read-spec';

const stepVerbs = ['call', 'publish', 'send', 'parallel'] as const;
type Verb = (typeof stepVerbs)[number];

/** The fields that say most about a step of a verb, most important first. */
const usual: Readonly<Record<Verb, readonly string[]>> = {
  call: ['steps', 'timeout', 'retries', 'operation', 'reads', 'writes', 'on_failure', 'optional'],
  publish: ['via', 'optional', 'times', 'request_size'],
  send: ['times', 'request_size', 'steps'],
  parallel: ['wait_for', 'optional'],
};

/** What is said of the call to a component; several branches together make none. */
const ofOneCall = [
  'operation',
  'reads',
  'writes',
  'by',
  'consistency',
  'service_time',
  'request_size',
  'response_size',
  'batch',
  'fan_out',
  'circuit_breaker',
  'hedge',
  'idempotency_key',
  'steps',
];

/**
 * The rank of a key in a step with these entries, lower first; undefined where it would say nothing.
 *
 * @param siblings what the step says already
 */
export function rankInStep(
  key: string,
  siblings: ReadonlyMap<string, string>,
  { spec }: SpecDocument,
): number | undefined {
  const verb = stepVerbs.find((candidate) => siblings.has(candidate));
  // A step begins with its verb.
  if (!verb) return siblings.size > 0 || (stepVerbs as readonly string[]).includes(key) ? 0 : undefined;
  if ((stepVerbs as readonly string[]).includes(key)) return undefined;
  const kind = spec?.components?.entries.get(siblings.get('call') ?? '')?.kind?.value;
  const misses = kind === undefined ? verb === 'call' : kind === 'cache' || kind === 'cdn';
  if ((key === 'on_miss' || key === 'hit_ratio') && !misses) return undefined;
  if (key === 'via' && verb !== 'publish') return undefined;
  if (key === 'wait_for' && verb !== 'parallel' && !siblings.has('fan_out')) return undefined;
  if (verb === 'parallel' && ofOneCall.includes(key)) return undefined;
  // What happens on a miss is why one calls a cache.
  if (key === 'on_miss' && kind !== undefined) return 0;
  const place = usual[verb].indexOf(key);
  return place < 0 ? 2 : 1 + place / 100;
}
