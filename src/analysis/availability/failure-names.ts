import type { Region } from '../../spec/model/model';

/**
 * What can fail, for people: `zone us-east/a`, `db`.
 *
 * @param name id of a component, `zone:us-east/a` or `region:us-east`
 * @param mark goes around what people wrote
 */
export function failureName(name: string, mark = ''): string {
  const [, kind, place] = /^(zone|region):(.*)$/s.exec(name) ?? [];
  return kind === undefined ? `${mark}${name}${mark}` : `${kind} ${mark}${place}${mark}`;
}

/** `region:us-east` */
export function regionName(regions: readonly Region[], region: number): string {
  return `region:${regions[region]?.id ?? region}`;
}

/** `zone:us-east/a`: zones are lettered, the fullest first. */
export function zoneName(regions: readonly Region[], region: number, zone: number): string {
  const letter = zone < 26 ? String.fromCharCode(97 + zone) : String(zone + 1);
  return `zone:${regions[region]?.id ?? region}/${letter}`;
}
