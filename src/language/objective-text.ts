import { formatQuantity } from '../quantity/format-quantity';
import { secondsPer } from '../quantity/units';

const month = 30 * secondsPer.day;

/** `p99 84 ms, SLO 80 ms: 4 ms over`; overload puts a percentile out of reach. */
export function latencyAgainstTarget(name: string, seconds: number | undefined, target: number | undefined): string {
  if (seconds === undefined)
    return target === undefined ? '' : `${name} out of reach, SLO ${formatQuantity(target, 'duration')}`;
  const value = `${name} ${formatQuantity(seconds, 'duration')}`;
  if (target === undefined) return value;
  return `${value}, SLO ${formatQuantity(target, 'duration')}: ${difference(seconds - target)}`;
}

/** `99.93%, SLO 99.95%: 8.6 min over in 30 d`: downtime beyond, or left of, what the target allows. */
export function availabilityAgainstTarget(value: number, target: number | undefined): string {
  const percent = formatQuantity(value, 'fraction');
  const down = (1 - value) * month;
  if (target === undefined) return `${percent}: ${formatQuantity(down, 'duration')} down in 30 d`;
  return `${percent}, SLO ${formatQuantity(target, 'fraction')}: ${difference(down - (1 - target) * month)} in 30 d`;
}

/** Too much is `over`, what remains is `left`. */
function difference(seconds: number): string {
  return `${formatQuantity(Math.abs(seconds), 'duration')} ${seconds > 0 ? 'over' : 'left'}`;
}
