import type { ComponentKind } from '../../spec/model/component';
import type { SpecDocument } from '../../spec/read-spec';
import type { Scaffold } from './scaffolds';

/** Flows through the components that the document has, or through the usual ones while it has none. */
export function flowScaffolds({ spec }: SpecDocument): Scaffold[] {
  const first = (...kinds: ComponentKind[]) =>
    [...(spec?.components?.entries ?? [])].find(([, { kind }]) => kind && kinds.includes(kind.value))?.[0];
  const none = !spec?.components || spec.components.entries.size === 0;
  const entry = first('load-balancer', 'gateway') ?? (none ? 'lb' : undefined);
  const service = first('service', 'function') ?? 'api';
  const cache = first('cache');
  const store = first('database', 'search', 'object-store') ?? 'db';
  const broker = first('stream', 'queue') ?? 'events';
  const worker = first('worker') ?? 'worker';
  const slo = 'slo: {availability: «99.9%», latency: {p99: «200ms»}}';
  const head = ['', 'rate: «1k/s»', slo, 'steps:'];
  const way = [entry, service].filter((id): id is string => id !== undefined);
  const read = cache
    ? [`- call: ${cache}`, '  on_miss:', `    - call: ${store}`, '      operation: read']
    : [`- call: ${store}`, '  operation: read'];
  const write = [`- call: ${store}`, '  operation: write'];
  return [
    { label: 'read flow', detail: 'request', id: 'read', body: below([...head, ...nested(way, read)]) },
    { label: 'write flow', detail: 'request', id: 'write', body: below([...head, ...nested(way, write)]) },
    {
      label: 'consumer flow',
      detail: 'messages',
      id: 'consume',
      body: below(['', `from: «${broker}»`, 'freshness: «1min»', 'steps:', `  - call: «${worker}»`]),
    },
  ];
}

/** Each component calls the next one, the last one makes `calls`. */
function nested(way: readonly string[], calls: readonly string[], indent = '  '): string[] {
  const [id, ...rest] = way;
  if (id === undefined) return calls.map((line) => indent + line);
  return [`${indent}- call: ${id}`, `${indent}  steps:`, ...nested(rest, calls, `${indent}    `)];
}

function below(lines: readonly string[]): string {
  return lines.join('\n  ');
}
