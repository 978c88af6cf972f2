import { formatQuantity } from '../../quantity/format-quantity';
import type { CheckedDocument } from '../../rules/check-document';
import { card, code, plain, someOf } from '../markdown-text';
import { downtime } from './describe-quantity';

/** What a region is for, what runs there and how often it fails. */
export function describeRegion(id: string, { analysis }: CheckedDocument): string | undefined {
  const { model } = analysis ?? {};
  const index = model?.regions.findIndex((candidate) => candidate.id === id) ?? -1;
  const region = model?.regions[index];
  if (!model || !region) return undefined;
  const placed = model.components.filter(({ placements }) =>
    placements.some((placement) => placement.region === index),
  );
  const { availability, zoneAvailability } = region;
  const failure = (value: number) => `${formatQuantity(value, 'fraction')}, ${downtime(1 - value, 365)} down in 365 d`;
  return card([`**${plain(id)}**`, 'region', region.role].join(' · '), [
    `${region.zones} ${region.zones === 1 ? 'zone' : 'zones'}, ${formatQuantity(region.traffic, 'fraction')} of the traffic enters here`,
    placed.length > 0 && `runs ${someOf(placed.map((component) => code(component.id)))}`,
    availability !== undefined && `**Availability** ${failure(availability)}`,
    zoneAvailability !== undefined && `**A zone** ${failure(zoneAvailability)}`,
  ]);
}
