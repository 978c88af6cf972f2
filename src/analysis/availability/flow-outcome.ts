import type { Step } from '../../spec/model/flow';
import type { AvailabilityInputs } from './availability-inputs';
import type { ComponentStates } from './component-states';
import { always, any, type Formula, never } from './formula';
import { allOf, anyOf, atLeastOf, done, type Outcome, outcome } from './outcome';
import type { ReliabilityComponent, ReliabilityFlow, ReliabilityModel } from './reliability-model';
import { type Access, plainRead } from './replica-demand';

/** Where in a flow's tree a step is reached: its region, and how often one request comes by. */
interface Position {
  readonly place: StepPlace;
  readonly region: number;
  /** Executions in one request that gets here. */
  readonly count: number;
}

/** A step by its way down the tree. */
interface StepPlace {
  readonly above?: StepPlace;
  /** What tells it from its siblings. */
  readonly name: string;
}

/** Names a step within its flow; few have to be. */
function keyOf({ above, name }: StepPlace): string {
  return above ? `${keyOf(above)}/${name}` : name;
}

/** When the requests of one flow are served, step by step. */
export class FlowOutcomes {
  /** Steps looked at: several regions can unfold a few into an enormous tree. */
  steps = 0;
  readonly #model: ReliabilityModel;
  readonly #inputs: AvailabilityInputs;
  readonly #states: ComponentStates;
  readonly #mostSteps: number;
  /** That steps are not taken, by the name of the step. */
  readonly #chances = new Map<string, Formula>();

  /** What comes after `mostSteps` is taken to succeed. */
  constructor(model: ReliabilityModel, inputs: AvailabilityInputs, states: ComponentStates, mostSteps: number) {
    this.#model = model;
    this.#inputs = inputs;
    this.#states = states;
    this.#mostSteps = mostSteps;
  }

  /** Of the requests that enter in a region. Consumers need the queue that feeds them. */
  outcomeIn(flow: ReliabilityFlow, region: number): Outcome {
    const fed = flow.from && this.#model.components[flow.from.component];
    const queue = fed ? this.#reach(fed, plainRead, region, () => done) : done;
    return allOf([queue, this.#steps(flow.steps, { place: { name: '' }, region, count: 1 })]);
  }

  #steps(steps: readonly Step[], at: Position, part = ''): Outcome {
    return allOf(this.#each(steps, at, part));
  }

  #each(steps: readonly Step[], at: Position, part = ''): Outcome[] {
    const { place: above, region, count } = at;
    return steps.map((step, index) => this.#step(step, { place: { above, name: `${part}${index}` }, region, count }));
  }

  #step(step: Step, at: Position): Outcome {
    if (step.verb === 'send' || step.via !== undefined || ++this.steps > this.#mostSteps) return done;
    const once = Math.min(1, step.times) * step.probability;
    const notTaken = once < 1 ? this.#unless(at.place, powerOfMean(1 - once, at.count)) : never;
    const count = Math.max(1, at.count * once) * Math.max(1, step.times / step.batch);
    const performed = this.#perform(step, counted(at, count));
    const withFallback =
      step.onFailure.length === 0
        ? performed
        : { served: any([performed.served, this.#steps(step.onFailure, at, 'f').served]), full: performed.full };
    const taken = anyOf([outcome(notTaken), withFallback]);
    return step.optional ? { served: done.served, full: taken.full } : taken;
  }

  #perform(step: Step, at: Position): Outcome {
    if (step.verb === 'parallel') {
      const branches = this.#each(step.steps, at);
      return atLeastOf(answersNeeded(step, branches.length), branches);
    }
    const component = this.#model.components[step.target];
    if (component === undefined) return this.#steps(step.steps, at);
    const fan = Math.max(1, Math.floor(step.fanOut === 'shards' ? component.shards : step.fanOut));
    const needed = answersNeeded(step, fan);
    const access: Access = {
      write: step.verb === 'publish' || step.operation === 'write',
      strong: step.consistency === 'strong',
      ...(step.fanOut === 'shards' ? { shards: needed } : {}),
    };
    const count = at.count * Math.max(1, Math.min(fan, needed));
    const inside = (region: number) => this.#steps(step.steps, { place: at.place, region, count });
    if (component.kind === 'cache' && !access.write)
      return this.#throughCache(component, step, access, counted(at, count));
    const afterwards = this.#hit(step, counted(at, count));
    return this.#reach(component, access, at.region, (region) => allOf([inside(region), afterwards]));
  }

  /** A cache that is down is a miss: every request then needs what follows a miss. */
  #throughCache(cache: ReliabilityComponent, step: Step, access: Access, at: Position): Outcome {
    const inside = this.#steps(step.steps, at);
    if (step.onMiss.length === 0) return inside;
    const hit = this.#allHit(step, at);
    const answered = hit.kind === 'never' ? outcome(never) : this.#reach(cache, access, at.region, () => outcome(hit));
    return allOf([inside, anyOf([answered, this.#afterMiss(step, at)])]);
  }

  /** Other kinds with a hit ratio have to be up to say that they miss. */
  #hit(step: Step, at: Position): Outcome {
    if (step.onMiss.length === 0) return done;
    return anyOf([outcome(this.#allHit(step, at)), this.#afterMiss(step, at)]);
  }

  /** None of the lookups of a request misses. */
  #allHit(step: Step, at: Position): Formula {
    return this.#unless({ above: at.place, name: 'h' }, powerOfMean(this.#hitRatio(step), at.count));
  }

  #afterMiss(step: Step, at: Position): Outcome {
    const count = Math.max(1, at.count * (1 - this.#hitRatio(step)));
    return this.#steps(step.onMiss, counted(at, count), 'm');
  }

  #hitRatio(step: Step): number {
    const own = step.hitRatio ?? this.#inputs.hitRatio?.(step) ?? this.#model.components[step.target]?.cache?.hitRatio;
    return own ?? 0;
  }

  /** The event, with the given probability, that a request can do without what follows. */
  #unless(place: StepPlace, probability: number): Formula {
    const unavailability = 1 - probability;
    if (!(unavailability > 0)) return always;
    if (unavailability >= 1) return never;
    const key = keyOf(place);
    let chance = this.#chances.get(key);
    if (chance === undefined) {
      chance = { kind: 'literal', literal: { kind: 'event', cause: 'not-taken', name: key, unavailability } };
      this.#chances.set(key, chance);
    }
    return chance;
  }

  #reach(component: ReliabilityComponent, access: Access, from: number, within: (region: number) => Outcome): Outcome {
    const inner: Outcome[] = [];
    const innerIn = (region: number) => {
      inner[region] ??= within(region);
      return inner[region];
    };
    const served = this.#states.reach(component, access, from, (region) => innerIn(region).served);
    const same = inner.every((one) => one.served === one.full);
    return {
      served,
      full: same ? served : this.#states.reach(component, access, from, (region) => innerIn(region).full),
    };
  }
}

function counted({ place, region }: Position, count: number): Position {
  return { place, region, count };
}

function answersNeeded(step: Step, branches: number): number {
  if (step.waitFor === 'all') return branches;
  return step.waitFor === 'any' ? 1 : Math.ceil(step.waitFor);
}

/** E[p^N] for a count N of the given mean that takes only the two integers around it. */
function powerOfMean(p: number, mean: number): number {
  const whole = Math.floor(mean);
  const part = mean - whole;
  return p ** whole * (1 - part + part * p);
}
