import { erlangC } from './erlang';
import { bisect } from './search';

/** An M/M/c queue: arrivals per second, servers, mean service time in seconds. */
export interface MMc {
  arrivalRate: number;
  servers: number;
  serviceTime: number;
}

/** P(wait > t), exact for first come first served; 1 when the queue is overloaded. */
export function waitTail({ arrivalRate, servers, serviceTime }: MMc, t: number): number {
  const spare = servers / serviceTime - arrivalRate;
  if (!(serviceTime > 0) || !(arrivalRate > 0)) return 0;
  if (!(spare > 0)) return 1;
  return erlangC(servers, arrivalRate * serviceTime) * Math.exp(-spare * Math.max(0, t));
}

/** The wait that a share `q` (0 <= q < 1) of arrivals stays below, seconds; undefined when the queue is overloaded. */
export function waitQuantile({ arrivalRate, servers, serviceTime }: MMc, q: number): number | undefined {
  if (!(serviceTime > 0) || !(arrivalRate > 0)) return 0;
  const spare = servers / serviceTime - arrivalRate;
  if (!(spare > 0)) return undefined;
  const waiting = erlangC(servers, arrivalRate * serviceTime);
  return waiting <= 1 - q ? 0 : Math.log(waiting / Math.max(1e-300, 1 - q)) / spare;
}

/** P(wait + service > t), exact for first come first served; 1 when the queue is overloaded. */
export function sojournTail({ arrivalRate, servers, serviceTime }: MMc, t: number): number {
  if (!(serviceTime > 0)) return 0;
  const load = arrivalRate * serviceTime;
  if (!(load < servers)) return 1;
  const x = Math.max(0, t) / serviceTime;
  const gap = servers - 1 - load;
  const waiting = erlangC(servers, load);
  const extra = Math.abs(gap) < 1e-9 ? x : -Math.expm1(-x * gap) / gap;
  return Math.min(1, Math.exp(-x) * (1 + waiting * extra));
}

/** The response time that a share `q` (0 <= q < 1) of arrivals stays below, seconds; undefined when overloaded. */
export function sojournQuantile(queue: MMc, q: number): number | undefined {
  const { arrivalRate, servers, serviceTime } = queue;
  if (!(serviceTime > 0)) return 0;
  if (!(arrivalRate * serviceTime < servers)) return undefined;
  const target = Math.max(1e-300, 1 - q);
  let high = serviceTime;
  while (sojournTail(queue, high) > target) high *= 2;
  return bisect(0, high, (t) => target - sojournTail(queue, t));
}
