import { formatQuantity } from '../../quantity/format-quantity';
import type { BoundQuantity } from '../binding/bound';
import type { Finding } from '../finding';
import type { Check, DocumentCheck } from './check';

/** `concurrency`, `service_time` and `capacity` say the same thing twice; where all three are given they must agree. */
export const overdetermined: Check = function* ({ spec }) {
  for (const [id, component] of spec.components?.entries ?? []) {
    const service = component.service_time?.value ?? component.service_time?.mean ?? component.service_time?.constant;
    const { concurrency, capacity } = component;
    if (!service || !concurrency || !capacity || service.value <= 0) continue;
    const implied = concurrency.value / service.value;
    if (Math.abs(implied - capacity.value) <= 0.05 * capacity.value) continue;
    yield {
      rule: 'spec/overdetermined-capacity',
      severity: 'error',
      message: `\`${id}\` says capacity ${formatQuantity(capacity.value, 'rate')}, but concurrency ${formatQuantity(concurrency.value, 'count')} / service time ${formatQuantity(service.value, 'duration')} = ${formatQuantity(implied, 'rate')}; remove one of the three`,
      path: capacity.place.path,
      span: capacity.place.span,
    };
  }
};

/** The active regions share all of the traffic. */
export const trafficShares: DocumentCheck = function* ({ spec }) {
  const active = [...(spec.regions?.entries.values() ?? [])].filter(
    (region) => (region.role?.value ?? 'active') === 'active',
  );
  const given = active.flatMap((region) => region.traffic ?? []);
  const sum = given.reduce((total, share) => total + share.value, 0);
  const open = active.length - given.length;
  const [first] = given;
  if (!first || (open === 0 ? Math.abs(sum - 1) < 1e-6 : sum <= 1 + 1e-6)) return;
  yield {
    rule: 'spec/traffic-shares',
    severity: 'error',
    message: `The active regions take ${formatQuantity(sum, 'fraction')} of the traffic together; their \`traffic\` must add up to 100%`,
    path: first.place.path,
    span: first.place.span,
  };
};

/** Rates per user or session need to know how many there are. */
export const populations: Check = function* ({ spec }) {
  for (const flow of spec.flows?.entries.values() ?? []) {
    const rates = [flow.rate?.value, flow.rate?.mean, flow.rate?.peak];
    for (const rate of rates) {
      if (!rate?.per) continue;
      const [key, users] =
        rate.per === 'user'
          ? (['daily_active', spec.workload?.users?.daily_active] as const)
          : (['concurrent', spec.workload?.users?.concurrent] as const);
      if (users) continue;
      yield {
        rule: 'spec/no-population',
        severity: 'error',
        message: `A rate per ${rate.per} needs \`workload.users.${key}\`, which is not there; add it, or write the rate of all of them`,
        path: rate.place.path,
        span: rate.place.span,
        data: { key },
      };
    }
  }
};

/** Amounts in two currencies cannot be added. */
export const oneCurrency: DocumentCheck = function* ({ spec }) {
  let first: BoundQuantity | undefined;
  for (const price of prices(spec)) {
    first ??= price;
    if (price.currency !== first.currency) yield otherCurrency(price, first);
  }
};

function* prices(spec: Parameters<Check>[0]['spec']): Iterable<BoundQuantity> {
  if (spec.objectives?.cost?.currency) yield spec.objectives.cost;
  for (const { cost } of spec.components?.entries.values() ?? []) {
    for (const price of [cost?.replica, cost?.storage, cost?.requests, cost?.egress, cost?.fixed])
      if (price?.currency) yield price;
  }
}

function otherCurrency(price: BoundQuantity, first: BoundQuantity): Finding {
  return {
    rule: 'spec/two-currencies',
    severity: 'error',
    message: `This price is in ${price.currency}, others are in ${first.currency}; a spec has one currency, because costs are added up`,
    path: price.place.path,
    span: price.place.span,
    related: [{ message: `in ${first.currency}`, span: first.place.span }],
  };
}
