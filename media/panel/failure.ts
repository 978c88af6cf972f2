import { failureName } from '../../src/analysis/availability/failure-names';

/** Where what can fail is written in the spec; `id` as availability results name it. */
export function failurePath(id: string): string {
  const [, place] = /^(?:zone|region):(.*)$/s.exec(id) ?? [];
  return place === undefined ? `components.${id}` : `regions.${place.split('/')[0]}`;
}

/** Failures that together take a flow down, equal ones counted: `zone us-east/a + 2 × lb`. */
export function cutSetName(ids: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts].map(([id, count]) => `${count > 1 ? `${count} × ` : ''}${failureName(id)}`).join(' + ');
}
