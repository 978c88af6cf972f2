import { findTechnology, isRelative } from '../catalog/technologies';
import type { Technology, TechnologyLimit } from '../catalog/technology';
import { bind } from '../spec/binding/bind';
import type { Bound } from '../spec/binding/bound';
import { componentPlan } from '../spec/language';
import {
  type Technologies,
  type TechnologyDefault,
  type TechnologyField,
  technologyFields,
} from '../spec/model/technology-defaults';
import type { SyntaxNode } from '../spec/syntax/node';

/**
 * What the catalogue knows of a technology that can stand in for a field of a component: the limits of one replica.
 * Quotas of an account, a partition or a bucket bound something else, and a published SLA is a promise on conditions
 * that a spec does not state; rules and explanations use those.
 */
export const knownTechnologies: Technologies = (name) => {
  const technology = findTechnology(name);
  if (technology === undefined || isRelative(name, technology)) return [];
  const known = defaults.get(technology) ?? defaultsOf(technology);
  defaults.set(technology, known);
  return known;
};

const defaults = new Map<Technology, readonly TechnologyDefault[]>();

function defaultsOf({ name, limits }: Technology): TechnologyDefault[] {
  const usable = limits.filter(({ field, per }) => per === 'replica' && isUsable(field));
  const fields = boundFields(usable);
  return usable.flatMap(({ field, text, source }) => {
    const value = fields[field];
    if (value === undefined) return [];
    return [
      {
        field: field as TechnologyField,
        value,
        because: `${name}: ${text}`,
        source: `${source.title} (${source.date ?? 'undated'}), ${source.url}`,
        onlyBlocking: field === 'concurrency',
      },
    ];
  });
}

function isUsable(field: string): boolean {
  return field !== 'sla' && (technologyFields as readonly string[]).includes(field);
}

/** The limits as a component that states them would be bound. */
function boundFields(limits: readonly TechnologyLimit[]): Readonly<Record<string, Bound | undefined>> {
  const plan = componentPlan();
  if (!plan) return {};
  const entries = limits.map(({ field, value }) => ({ key: scalar(field), value: scalar(value) }));
  const component = bind(plan, { type: 'mapping', span: nowhere, entries, flow: true }).value;
  return component as Record<string, Bound | undefined>;
}

const nowhere = { start: 0, end: 0 };

function scalar(value: string | number): SyntaxNode & { type: 'scalar' } {
  return { type: 'scalar', span: nowhere, value, text: String(value), quoted: false };
}
