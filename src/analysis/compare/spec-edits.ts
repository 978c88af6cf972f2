import type { Bound } from '../../spec/binding/bound';
import type { Spec } from '../../spec/spec.generated';
import { differences, isSameValue } from './same-value';

/** Sections of which each entry is compared by itself, and those that are compared field by field. */
const mapSections = ['regions', 'components', 'flows', 'data', 'scenarios', 'stages'] as const;
const objectSections = ['workload', 'objectives', 'network'] as const;

/** A field of a spec that differs between two versions, or an entry that only one of them has. */
export interface SpecEdit {
  /** `components.api.replicas`; of an entry that was added or removed `components.api`. */
  readonly path: string;
  readonly section: (typeof mapSections)[number] | (typeof objectSections)[number];
  readonly id?: string;
  readonly field?: string;
  /** Bound values; absent where there is none. */
  readonly base?: unknown;
  readonly head?: unknown;
  /** The innermost differences, with their texts as written. */
  readonly details: readonly EditDetail[];
}

export interface EditDetail {
  readonly path: string;
  readonly base?: string;
  readonly head?: string;
}

/** A spec with the text it was read from. */
export interface SpecText {
  readonly spec: Spec;
  readonly text: string;
}

/** What differs between two specs in meaning, in the order of the sections. */
export function specEdits(base: SpecText, head: SpecText): SpecEdit[] {
  const edits: SpecEdit[] = [];
  const add = (edit: Omit<SpecEdit, 'details' | 'path'>) => {
    const path = [edit.section, edit.id, edit.field].filter((part) => part !== undefined).join('.');
    edits.push({ ...edit, path, details: detailsOf(path, edit, base.text, head.text) });
  };
  for (const section of objectSections) {
    for (const [field, was, is] of changedFields(base.spec[section], head.spec[section]))
      add({ section, field, base: was, head: is });
  }
  for (const section of mapSections) {
    const before: ReadonlyMap<string, unknown> = base.spec[section]?.entries ?? new Map();
    const after: ReadonlyMap<string, unknown> = head.spec[section]?.entries ?? new Map();
    for (const id of new Set([...before.keys(), ...after.keys()])) {
      const [was, is] = [before.get(id), after.get(id)];
      if (isSameValue(was, is)) continue;
      if (!hasFields(was) || !hasFields(is)) add({ section, id, base: was, head: is });
      else for (const [field, a, b] of changedFields(was, is)) add({ section, id, field, base: a, head: b });
    }
  }
  return edits;
}

/** The spec with what the edits are about as it is in one of the two versions. */
export function withEdits(spec: Spec, edits: readonly SpecEdit[], side: 'base' | 'head'): Spec {
  const result: Record<string, unknown> = { ...spec };
  for (const { section, id, field, [side]: value } of edits) {
    const before = result[section] as ({ entries?: ReadonlyMap<string, unknown> } & Bound) | undefined;
    if (id === undefined) {
      result[section] = { place: spec.place, ...before, [field ?? '']: value };
      continue;
    }
    const entries = new Map(before?.entries);
    if (field !== undefined) entries.set(id, { ...(entries.get(id) as object | undefined), [field]: value });
    else if (value === undefined) entries.delete(id);
    else entries.set(id, value);
    result[section] = { place: spec.place, ...before, entries };
  }
  return result as unknown as Spec;
}

function hasFields(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !('dimension' in value);
}

function changedFields(a: object | undefined, b: object | undefined): [field: string, a: unknown, b: unknown][] {
  const [before, after] = [{ ...a } as Record<string, unknown>, { ...b } as Record<string, unknown>];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((field) => field !== 'place' && !isSameValue(before[field], after[field]))
    .map((field) => [field, before[field], after[field]]);
}

/** A value that is no longer than this says what changed best as a whole. */
const mostShown = 50;

function detailsOf(
  path: string,
  { base, head }: Pick<SpecEdit, 'base' | 'head'>,
  was: string,
  is: string,
): EditDetail[] {
  const whole = detailOf(path, base, head, was, is);
  if ((whole.base?.length ?? 0) <= mostShown && (whole.head?.length ?? 0) <= mostShown) return [whole];
  if (base === undefined || head === undefined) return [{ path }];
  return differences(base, head).map((difference) => {
    const { a, b } = difference;
    return detailOf(placeOf(b)?.path ?? placeOf(a)?.path ?? path, a, b, was, is);
  });
}

function detailOf(path: string, a: unknown, b: unknown, was: string, is: string): EditDetail {
  const [base, head] = [sourceOf(a, was), sourceOf(b, is)];
  return { path, ...(base !== undefined && { base }), ...(head !== undefined && { head }) };
}

/** A value as it is written, on one line. */
function sourceOf(value: unknown, text: string): string | undefined {
  const place = placeOf(value);
  return place && text.slice(place.span.start, place.span.end).replace(/\s+/g, ' ').trim();
}

function placeOf(value: unknown): Bound['place'] | undefined {
  return typeof value === 'object' && value !== null ? (value as Partial<Bound>).place : undefined;
}
