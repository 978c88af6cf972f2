/**
 * What can fail, as availability results name it: a component by its id, a zone as `zone:<region>/<zone>`, a region as
 * `region:<id>`.
 */
export function failureName(id: string): string {
  const [scope, place] = split(id);
  return scope === undefined ? id : `${scope} ${place}`;
}

/** Where what can fail is written in the spec. */
export function failurePath(id: string): string {
  const [scope, place = ''] = split(id);
  return scope === undefined ? `components.${id}` : `regions.${place.split('/')[0]}`;
}

/** Failures that together take a flow down, equal ones counted: `zone us-east/a + 2 × lb`. */
export function cutSetName(ids: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts].map(([id, count]) => `${count > 1 ? `${count} × ` : ''}${failureName(id)}`).join(' + ');
}

function split(id: string): readonly [scope: string | undefined, place: string | undefined] {
  const match = /^(zone|region):(.*)$/s.exec(id);
  return [match?.[1], match?.[2]];
}
