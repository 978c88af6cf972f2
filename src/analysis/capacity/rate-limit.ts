import type { RateLimit } from '../../spec/model/component';
import { rejectedShare } from '../methods/token-bucket';
import type { LoadComponent } from './load-model';

/** Shares below this are none; and a limit lets as much through, however much is asked, so that ratios stay finite. */
const LEAST = 1e-9;

/**
 * The limit that all calls of the design share; undefined where each user, address or tenant has one of their own, since
 * who sends what is unknown. To somebody else's service the design is one customer with one key.
 */
export function sharedLimit({ kind, rateLimit }: Pick<LoadComponent, 'kind' | 'rateLimit'>): RateLimit | undefined {
  const per = rateLimit?.per;
  const isShared = per === 'all' || (kind === 'external' && (per === 'key' || per === 'tenant'));
  return isShared ? rateLimit : undefined;
}

/**
 * Share of the calls that a limit lets through. With a `burst` it is a token bucket under Poisson arrivals, which rejects
 * some calls below its rate as well; without one, or where calls wait for their turn, only what is above the rate.
 */
export function passedShare({ rate, burst, onExceed }: RateLimit, offered: number): number {
  const rejected = burst === undefined || onExceed === 'wait' ? 0 : rejectedShare({ rate, burst }, offered);
  const passed = rejected > LEAST ? 1 - rejected : 1;
  return Math.max(LEAST, offered > rate ? Math.min(passed, rate / offered) : passed);
}
