import { type Random, randomStream } from '../../../src/analysis/methods/random';
import type { ServiceTime } from '../../../src/quantity/service-time';

/** Random times, the same for the same seed. */
export class Draws {
  readonly uniform: Random;
  #spare: number | undefined;

  constructor(seed: number) {
    this.uniform = randomStream(seed);
  }

  time(service: ServiceTime | undefined): number {
    if (service === undefined) return 0;
    const { form, mean, scv } = service;
    if (form === 'constant') return mean;
    if (form === 'exponential') return this.exponential(mean);
    const sigma = Math.sqrt(Math.log1p(scv));
    return mean * Math.exp(sigma * this.#normal() - (sigma * sigma) / 2);
  }

  exponential(mean: number): number {
    return -mean * Math.log1p(-this.uniform());
  }

  /** Box and Muller 1958. */
  #normal(): number {
    const spare = this.#spare;
    this.#spare = undefined;
    if (spare !== undefined) return spare;
    const radius = Math.sqrt(2 * this.exponential(1));
    const angle = 2 * Math.PI * this.uniform();
    this.#spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  }
}
