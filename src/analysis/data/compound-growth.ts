import { month } from '../../spec/model/time';

/** Exponents beyond this are cut, so that a billion years of growth is still a number. */
const mostExponent = 600;

/** (1 + g)^(t / month): how many times larger a rate is after `seconds`; `growth` is a fraction per month, above -1. */
export function growthFactor(growth: number, seconds: number): number {
  return Math.exp(Math.min(mostExponent, logGrowth(growth) * seconds));
}

/** How much arrives from `from` to `to` (seconds from now) at `rate` per second that grows continuously. */
export function arrivalsBetween(rate: number, growth: number, from: number, to: number): number {
  if (!(to > from)) return 0;
  const g = logGrowth(growth);
  const exponent = Math.min(mostExponent, g * (to - from));
  const start = Math.exp(Math.min(mostExponent, g * from));
  return Math.abs(exponent) < 1e-12 ? rate * start * (to - from) : (rate * start * Math.expm1(exponent)) / g;
}

/** Per second. */
function logGrowth(growth: number): number {
  return Math.log1p(Math.max(-0.999_999, growth)) / month;
}
