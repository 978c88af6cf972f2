import type { Model } from '../../spec/model/model';
import { type Knob, knobsOf, knobValue, type Sizes, withSizes } from './knob';
import { type KnownAvailability, keyOf, type Shortfall, shortfallsOf } from './shortfalls';
import { stepOf, valueOfStep } from './size-steps';
import { weigher } from './weigh-sizes';

/** Steps by knob; knobs that are missing are as in the model. */
export type Steps = ReadonlyMap<Knob, number>;

/** What is missed at some sizes. */
export interface Assessment {
  readonly shortfalls: ReadonlyMap<string, Shortfall>;
  /** Sum of what is missed and within reach, each as a logarithm; 0 when all of that is met. */
  readonly total: number;
}

/** A search that has tried this many sizes ends with the best it has. */
const mostTried = 800;

/** A design as something whose sizes can be tried out. What was tried once is remembered. */
export class SizeSpace {
  readonly knobs: readonly Knob[];
  readonly #weigh: (sizes: Sizes) => number;
  readonly #assessed = new Map<string, Assessment>();
  readonly #availability: KnownAvailability = {};

  /** @param outOfReach what sizes do not change, so that nobody has to try */
  constructor(
    readonly model: Model,
    readonly outOfReach: ReadonlySet<string> = new Set(),
  ) {
    this.knobs = knobsOf(model);
    this.#weigh = weigher(model);
  }

  get isExhausted(): boolean {
    return this.#assessed.size >= mostTried;
  }

  /** The step of a knob as the model has it. */
  from(knob: Knob): number {
    return stepOf(knob.field, knobValue(this.model, knob));
  }

  at(steps: Steps, knob: Knob): number {
    return steps.get(knob) ?? this.from(knob);
  }

  modelAt(steps: Steps): Model {
    return withSizes(this.model, this.#sizes(steps));
  }

  weightAt(steps: Steps): number {
    return this.#weigh(this.#sizes(steps));
  }

  assess(steps: Steps): Assessment {
    const key = this.#key(steps);
    const known = this.#assessed.get(key);
    if (known) return known;
    const shortfalls = new Map<string, Shortfall>();
    let total = 0;
    for (const shortfall of shortfallsOf(this.modelAt(steps), this.#availability)) {
      const name = keyOf(shortfall);
      shortfalls.set(name, shortfall);
      if (!this.outOfReach.has(name)) total += shortfall.excess;
    }
    const assessment = { shortfalls, total };
    this.#assessed.set(key, assessment);
    return assessment;
  }

  /** Whether nothing is missed but what may be; stops at the first that may not. */
  holds(steps: Steps, allowed: ReadonlySet<string>): boolean {
    const known = this.#assessed.get(this.#key(steps));
    for (const shortfall of known?.shortfalls.values() ?? shortfallsOf(this.modelAt(steps), this.#availability)) {
      if (!allowed.has(keyOf(shortfall))) return false;
    }
    return true;
  }

  #sizes(steps: Steps): Sizes {
    const changed = [...steps].filter(([knob, step]) => step !== this.from(knob));
    return new Map(changed.map(([knob, step]) => [knob, valueOfStep(knob.field, step)]));
  }

  #key(steps: Steps): string {
    return this.knobs.map((knob) => this.at(steps, knob)).join();
  }
}
