import type { Bound, BoundList, BoundMap, Place } from '../../spec/binding/bound';
import { isWritten } from '../../spec/binding/is-written';
import { isBound } from '../../spec/binding/quantities-in';
import { parsePath, pathOf } from '../../spec/syntax/path';

/** A place of a spec that a path with `*` means. */
export interface Spot {
  readonly path: string;
  /** What is written there; absent where nothing is. */
  readonly value?: Bound;
  /** Of the value, or of the nearest thing around it. */
  readonly place: Place;
}

type Segment = string | number;

/**
 * The places that a path means, those too where only the last keys are missing: `components.*.owner` means the owner of
 * each component, stated or not. What is written and cannot be read is left out, for it is a finding already.
 */
export function spotsAt(spec: Bound, path: string): Spot[] {
  return walk(spec, parsePath(path));
}

function walk(value: Bound, [segment, ...rest]: Segment[]): Spot[] {
  const { place } = value;
  if (segment === undefined) return [{ path: place.path, value, place }];
  const children = childrenOf(value, segment);
  if (children.length > 0) return children.flatMap((child) => walk(child, rest));
  // Another spec need not have the very component, and what does not exist has no ids.
  const isOther = 'entries' in value && rest.length > 0;
  if (isOther || segment === '*' || rest.includes('*') || isWritten(value, String(segment))) return [];
  return [{ path: pathOf([...parsePath(place.path), segment, ...rest]), place }];
}

function childrenOf(value: Bound, segment: Segment): Bound[] {
  const members = membersOf(value);
  if (segment === '*') return [...members.values()];
  const member = members.get(segment);
  return member ? [member] : [];
}

function membersOf(value: Bound): ReadonlyMap<Segment, Bound> {
  if ('entries' in value) return entriesOf(value as BoundMap<unknown>);
  if ('items' in value) return new Map((value as BoundList<Bound>).items.entries());
  const fields = Object.entries(value).filter((field): field is [string, Bound] => isBound(field[1]));
  return new Map(fields.filter(([key]) => key !== 'place'));
}

function entriesOf({ entries }: BoundMap<unknown>): ReadonlyMap<string, Bound> {
  return new Map([...entries].filter((entry): entry is [string, Bound] => isBound(entry[1])));
}
