import type { Bound } from '../binding/bound';
import { isWritten } from '../binding/is-written';
import { placedAt } from '../binding/placed-at';
import { componentPlan } from '../language';
import type { ComponentSpec } from '../spec.generated';
import type { ComponentKind } from './component';
import type { FieldDefault } from './field-default';
import { isBlocking } from './is-blocking';
import type { Resolver } from './resolver';

/** The fields that a technology can fill in, in the order in which they are. */
export const technologyFields = [
  'service_time',
  'concurrency',
  'capacity',
  'memory',
  'storage',
  'iops',
  'bandwidth',
  'connections',
  'idle_timeout',
  'retention',
  'visibility_timeout',
  'availability',
  'sla',
  'cost',
] as const;
export type TechnologyField = (typeof technologyFields)[number];

/** What holds for a technology where a component says nothing. */
export interface TechnologyDefault extends FieldDefault<TechnologyField> {
  /** Counts threads or processes, and so means nothing for what works in an event loop. */
  readonly onlyBlocking?: boolean;
}

/** What is known of the technology that a text names; nothing for a name that nobody knows. */
export type Technologies = (name: string) => readonly TechnologyDefault[];

/** The component with the fields that its technology fills in, each listed as an assumption. What is written always wins. */
export function withTechnology(
  spec: ComponentSpec,
  kind: ComponentKind,
  technologies: Technologies | undefined,
  to: Resolver,
): ComponentSpec {
  const { technology, place } = spec;
  const known = technology === undefined ? [] : (technologies?.(technology.value) ?? []);
  if (technology === undefined || known.length === 0) return spec;
  const filled: Record<string, Bound> = {};
  const has = (field: TechnologyField) => field in filled || isWritten(spec, field);
  for (const field of technologyFields) {
    const found = known.find((candidate) => candidate.field === field);
    if (!found || has(field) || !isRead(field, kind) || !isFree(field, has)) continue;
    if (found.onlyBlocking && !isBlocking(spec, kind)) continue;
    const value = placedAt(found.value, `${place.path}.${field}`, technology.place);
    if (to.adopt(value, found.because, found.source)) filled[field] = value;
  }
  return { ...spec, ...filled };
}

/** Whether a field can be filled in beside those that are there: never so that it changes what the author has stated. */
function isFree(field: TechnologyField, has: (field: TechnologyField) => boolean): boolean {
  switch (field) {
    case 'concurrency':
      // Beside a capacity alone it would make up a service time; without any time it decides nothing.
      return !has('capacity') && has('service_time');
    case 'capacity':
      return !(has('concurrency') && has('service_time'));
    case 'availability':
      return !has('sla');
    case 'sla':
      return !has('availability');
    default:
      return true;
  }
}

function isRead(field: TechnologyField, kind: ComponentKind): boolean {
  const kinds = componentPlan()?.schema.properties?.[field]?.kinds;
  return kinds === undefined || kinds.includes(kind);
}
