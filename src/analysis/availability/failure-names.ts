import type { Region } from '../../spec/model/model';

/** `region:us-east` */
export function regionName(regions: readonly Region[], region: number): string {
  return `region:${regions[region]?.id ?? region}`;
}

/** `zone:us-east/a`: zones are lettered, the fullest first. */
export function zoneName(regions: readonly Region[], region: number, zone: number): string {
  const letter = zone < 26 ? String.fromCharCode(97 + zone) : String(zone + 1);
  return `zone:${regions[region]?.id ?? region}/${letter}`;
}
