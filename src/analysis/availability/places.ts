import type { Region } from '../../spec/model/model';
import type { Failed } from './failed';

/** Zones beyond these are not told apart; no provider has more in a region. */
const mostZones = 16;

/** Zones of a region, as far as they are told apart; a global component has one place. */
export function zonesOf(regions: readonly Region[], region: number): number {
  return Math.max(1, Math.min(mostZones, Math.floor(regions[region]?.zones ?? 1)));
}

/** Regions and their zones, which are the first variables of every diagram: the regions, then the zones. */
export class Places {
  readonly regions: readonly Region[];
  /** P(it is down) by variable; of a zone, while its region is up. */
  readonly unavailability: readonly number[];
  readonly #firstZone: readonly number[];

  constructor(regions: readonly Region[], failed: Failed = {}) {
    this.regions = regions;
    const unavailability = regions.map(({ availability }, region) => downOf(availability, failed.regions?.has(region)));
    this.#firstZone = regions.map(({ zoneAvailability }, region) => {
      const first = unavailability.length;
      for (let zone = 0; zone < zonesOf(regions, region); zone++)
        unavailability.push(downOf(zoneAvailability, failed.zones?.get(region)?.has(zone)));
      return first;
    });
    this.unavailability = unavailability;
  }

  /** Variable of a zone; that of a region is its index. */
  zone(region: number, zone: number): number {
    return (this.#firstZone[region] ?? 0) + zone;
  }

  regionUnavailability(region: number): number {
    return this.unavailability[region] ?? 0;
  }

  zoneUnavailability(region: number, zone: number): number {
    return region < 0 ? 0 : (this.unavailability[this.zone(region, zone)] ?? 0);
  }
}

function downOf(availability: number | undefined, hasFailed = false): number {
  if (hasFailed) return 1;
  return availability === undefined ? 0 : 1 - availability;
}
