import type { Model } from '../../spec/model/model';

export function regionName(model: Model, region: number): string {
  return `region:${model.regions[region]?.id ?? region}`;
}

/** Zones are lettered, the fullest first. */
export function zoneName(model: Model, region: number, zone: number): string {
  const letter = zone < 26 ? String.fromCharCode(97 + zone) : String(zone + 1);
  return `zone:${model.regions[region]?.id ?? region}/${letter}`;
}
