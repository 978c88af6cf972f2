import files from './technologies/*.yaml';
import type { Technology } from './technology';

/** The technologies whose documented limits are known, in the order of their ids. */
export const technologies: readonly Technology[] = Object.values(files) as Technology[];

const byName = new Map(
  technologies.flatMap((technology) =>
    [technology.id, technology.name, ...technology.aliases].map((name) => [comparable(name), technology] as const),
  ),
);

const version = /[\s:@-]+v?\d[\w.+-]*$/;
const vendor = /^(?:amazon|aws|apache|azure|google(?: cloud)?|hashicorp) /;

/**
 * The technology that a free text names: `Postgres`, `redis:7.2-alpine`, `Apache Kafka 3.8`, `AWS Lambda`. Case,
 * hyphens, a vendor in front and a version behind do not matter.
 */
export function findTechnology(name: string): Technology | undefined {
  const written = comparable(name);
  const unversioned = comparable(name.trim().replace(version, ''));
  for (const candidate of [written, unversioned, unversioned.replace(vendor, '')]) {
    const technology = byName.get(candidate);
    if (technology !== undefined) return technology;
  }
  return undefined;
}

function comparable(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ');
}
