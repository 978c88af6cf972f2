import type { Checklist } from './checklist';
import files from './checklists/*.yaml';

/** In the order in which a design is reviewed, from what is asked for to what runs. */
const order = [
  'requirements',
  'api',
  'traffic',
  'caching',
  'data',
  'consistency',
  'messaging',
  'resilience',
  'recovery',
  'observability',
  'security',
  'delivery',
];

/** The checklists that come with the product. */
export const checklists: readonly Checklist[] = (Object.values(files) as Checklist[]).sort(
  (a, b) => order.indexOf(a.id) - order.indexOf(b.id),
);

/** The checklists that suit a spec of this tier with components of these kinds. */
export function suitableChecklists(tier: number | undefined, kinds: ReadonlySet<string>): Checklist[] {
  return checklists.filter(
    ({ tiers, applies_when }) =>
      (tier === undefined || tiers === undefined || tiers.includes(tier)) &&
      (applies_when === undefined || applies_when.some((kind) => kinds.has(kind))),
  );
}
