import files from './technologies/*.yaml';
import type { Technology } from './technology';

/** The technologies whose documented limits are known, in the order of their ids. */
export const technologies: readonly Technology[] = Object.values(files) as Technology[];

const byName = new Map(
  technologies.flatMap((technology) =>
    [technology.id, technology.name, ...technology.aliases, ...(technology.relatives ?? [])].map(
      (name) => [comparable(name), technology] as const,
    ),
  ),
);

const version = /[\s:@-]+v?\d[\w.+-]*$/;
const vendor = /^(?:amazon|aws|apache|azure|google(?: cloud)?|hashicorp) /;

/**
 * The technology that a free text names: `Postgres`, `redis:7.2-alpine`, `Apache Kafka 3.8`, `AWS Lambda`. Case,
 * hyphens, a vendor in front and a version behind do not matter.
 */
export function findTechnology(name: string): Technology | undefined {
  for (const candidate of comparableNames(name)) {
    const technology = byName.get(candidate);
    if (technology !== undefined) return technology;
  }
  return undefined;
}

/** Whether a text names a relative of the technology that is found for it, to which its limits do not apply. */
export function isRelative(name: string, { relatives = [] }: Technology): boolean {
  const names = comparableNames(name);
  return relatives.some((relative) => names.includes(comparable(relative)));
}

/** The forms in which a name is looked up, from the one that is written to the one without version and vendor. */
export function comparableNames(name: string): readonly string[] {
  const unversioned = comparable(name.trim().replace(version, ''));
  return [comparable(name), unversioned, unversioned.replace(vendor, '')];
}

function comparable(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ');
}
