import type { Pattern } from './pattern';
import files from './patterns/*.yaml';

/** The pattern catalogue, in the order of the ids. */
export const patterns: readonly Pattern[] = Object.values(files) as Pattern[];

const byId = new Map(patterns.map((pattern) => [pattern.id, pattern]));
const byName = new Map(
  patterns.flatMap((pattern) =>
    [pattern.id, pattern.name, ...pattern.aliases].map((name) => [comparable(name), pattern] as const),
  ),
);

/** The pattern with this id, name or alias; case, hyphens and surrounding space do not matter. */
export function findPattern(idOrAlias: string): Pattern | undefined {
  return byId.get(idOrAlias) ?? byName.get(comparable(idOrAlias));
}

function comparable(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/[\s-]+/g, ' ');
}
