/** How long one call keeps a server busy: a distribution given by its mean and its squared coefficient of variation. */
export interface ServiceTime {
  readonly form: 'exponential' | 'lognormal' | 'constant';
  /** Seconds. */
  readonly mean: number;
  /** Variance / mean². */
  readonly scv: number;
}

/** The forms in which a service time is written; seconds, `cv` is standard deviation / mean. */
export interface ServiceTimeForm {
  readonly value?: number;
  readonly mean?: number;
  readonly p50?: number;
  readonly p90?: number;
  readonly p99?: number;
  readonly cv?: number;
  readonly constant?: number;
}

export type ServiceTimeResult =
  | { readonly ok: true; readonly service: ServiceTime; readonly assumed?: string }
  | { readonly ok: false; readonly message: string };

/** Standard normal quantiles of the percentiles that the language knows. */
const quantiles = { p50: 0, p90: 1.2815515655446004, p99: 2.3263478740408408 } as const;
const probabilities = { p50: 0.5, p90: 0.9, p99: 0.99 } as const;
type Percentile = keyof typeof quantiles;

/** Beyond this variance / mean² a service time is a typing error, and its powers leave the range of numbers. */
const largestScv = 1e6;

/**
 * The distribution that a form describes. A mean alone says nothing of the shape: exponential is assumed. Two figures of
 * a lognormal fix it; of the two that have a given mean and percentile, the narrower one is taken. Figures that no
 * distribution of the form has are an error, whose message reads on from the name of the field.
 */
export function serviceTimeOf(form: ServiceTimeForm): ServiceTimeResult {
  const mean = form.mean ?? form.value;
  if (form.constant !== undefined) return { ok: true, service: { form: 'constant', mean: form.constant, scv: 0 } };
  const given = (Object.keys(quantiles) as Percentile[]).flatMap((percentile) => {
    const value = form[percentile];
    return value === undefined ? [] : [{ percentile, z: quantiles[percentile], value }];
  });
  if (mean === 0 && given.length === 0) return { ok: true, service: { form: 'constant', mean: 0, scv: 0 } };
  if (mean === 0 || given.some(({ value }) => value === 0))
    return impossible('the figures of a service time must be above 0');
  if (mean !== undefined && form.cv !== undefined) return lognormal(mean, Math.log1p(form.cv * form.cv));
  const [first] = given;
  const last = given.at(-1);
  if (mean !== undefined) return last ? fromMean(mean, last) : exponential(mean);
  if (!first || !last) return impossible('give a mean, or a percentile, e.g. `{mean: 4ms, p99: 20ms}`');
  if (first === last) return exponential(first.value / -Math.log1p(-probabilities[first.percentile]));
  if (last.value < first.value) return impossible(`the ${last.percentile} cannot be below the ${first.percentile}`);
  const sigma = Math.log(last.value / first.value) / (last.z - first.z);
  const median = first.value / Math.exp(first.z * sigma);
  return lognormal(median * Math.exp((sigma * sigma) / 2), sigma * sigma);
}

/** ln(quantile / mean) = z sigma - sigma²/2, of which the smaller root is the narrower distribution. */
function fromMean(
  mean: number,
  { percentile, z, value }: { percentile: Percentile; z: number; value: number },
): ServiceTimeResult {
  const ratio = Math.log(value / mean);
  if (percentile === 'p50') {
    return value > mean ? impossible('the median of a lognormal is below its mean') : lognormal(mean, -2 * ratio);
  }
  if (ratio <= 0) return impossible(`the ${percentile} must be above the mean`);
  const discriminant = z * z - 2 * ratio;
  if (discriminant < 0) {
    const most = Math.exp((z * z) / 2).toFixed(1);
    const advice = `check the two figures, or give {p50, ${percentile}}`;
    return impossible(`no lognormal has a ${percentile} more than ${most} times its mean; ${advice}`);
  }
  const sigma = z - Math.sqrt(discriminant);
  return lognormal(mean, sigma * sigma);
}

/** @param variance of the logarithm */
function lognormal(mean: number, variance: number): ServiceTimeResult {
  const scv = Math.expm1(variance);
  if (scv <= largestScv && Number.isFinite(mean)) return { ok: true, service: { form: 'lognormal', mean, scv } };
  return impossible('the figures lie too far apart for one distribution; check their units');
}

function exponential(mean: number): ServiceTimeResult {
  const assumed = 'exponential: only one figure is given, so the shape is an assumption';
  return { ok: true, service: { form: 'exponential', mean, scv: 1 }, assumed };
}

function impossible(message: string): ServiceTimeResult {
  return { ok: false, message };
}
