import type { Spec } from '../spec.generated';

/** The symbol of the first price of a document, if it has one; that there is only one is a check of its own. */
export function currencyOf(spec: Spec): string | undefined {
  const objective = spec.objectives?.cost?.currency;
  if (objective) return objective;
  for (const { cost } of spec.components?.entries.values() ?? []) {
    const price =
      cost &&
      [cost.replica, cost.storage, cost.requests, cost.egress, cost.fixed].find((quantity) => quantity?.currency);
    if (price?.currency) return price.currency;
  }
  return undefined;
}
