import { comparableNames, findTechnology, isRelative } from '../../catalog/technologies';
import {
  type Technologies,
  type TechnologyDefault,
  type TechnologyField,
  technologyFields,
} from '../../spec/model/technology-defaults';
import { knownTechnologies } from '../known-technologies';
import type { TechnologyProfileSpec } from './config-spec';

/** The limits that a house has found for a technology. */
export interface HouseTechnology {
  readonly name: string;
  readonly profile: TechnologyProfileSpec;
  /** The file that says so. */
  readonly source: string;
}

/** Fields that mean something together; limits of two origins would be mixed up. */
const together: readonly (readonly TechnologyField[])[] = [
  ['service_time', 'concurrency', 'capacity'],
  ['availability', 'sla'],
];

/**
 * The limits of the house before those that are known of a technology.
 *
 * @param house the profile that counts most comes first
 */
export function houseTechnologies(house: readonly HouseTechnology[]): Technologies {
  if (house.length === 0) return knownTechnologies;
  return (name) => {
    const own = house.filter((technology) => isSame(technology.name, name)).flatMap(defaultsOf);
    const taken = new Set(own.map(({ field }) => field));
    const mixed = new Set(together.filter((fields) => fields.some((field) => taken.has(field))).flat());
    return [...own, ...knownTechnologies(name).filter(({ field }) => !mixed.has(field))];
  };
}

/** Whether two texts name the same technology, in whatever spelling and version. */
function isSame(one: string, other: string): boolean {
  const names = comparableNames(one);
  if (comparableNames(other).some((name) => names.includes(name))) return true;
  const known = findTechnology(one);
  return known !== undefined && known === findTechnology(other) && isRelative(one, known) === isRelative(other, known);
}

function defaultsOf({ name, profile, source }: HouseTechnology): TechnologyDefault[] {
  const note = profile.note ? `: ${profile.note.value}` : '';
  return technologyFields.flatMap((field) => {
    const value = profile[field];
    return value ? [{ field, value, because: `limit of this workspace for ${name}${note}`, source }] : [];
  });
}
