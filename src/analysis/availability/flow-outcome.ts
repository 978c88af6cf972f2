import type { Component } from '../../spec/model/component';
import type { Flow, Step } from '../../spec/model/flow';
import type { Model } from '../../spec/model/model';
import type { AvailabilityInputs } from './availability-inputs';
import type { ComponentStates } from './component-states';
import type { FailureTable } from './failure-table';
import { any, type Formula, never } from './formula';
import { allOf, anyOf, atLeastOf, done, type Outcome, outcome } from './outcome';
import type { Access } from './replica-demand';

/** Where in a flow's tree a step is reached: its region, and how often one request comes by. */
interface Position {
  /** Names the step within the analysis. */
  readonly key: string;
  readonly region: number;
  /** Executions in one request that gets here. */
  readonly count: number;
}

/** Aliases can unfold a short document into an enormous tree; what comes after so many steps is taken to succeed. */
const mostSteps = 200_000;

/** When the requests of flows are served, step by step. */
export class FlowOutcomes {
  readonly #model: Model;
  readonly #inputs: AvailabilityInputs;
  readonly #table: FailureTable;
  readonly #states: ComponentStates;
  #visited = 0;

  constructor(model: Model, inputs: AvailabilityInputs, table: FailureTable, states: ComponentStates) {
    this.#model = model;
    this.#inputs = inputs;
    this.#table = table;
    this.#states = states;
  }

  /** Of the requests that enter in a region. Consumers need the queue that feeds them. */
  outcomeIn(flow: Flow, region: number): Outcome {
    const fed = flow.from && this.#model.components[flow.from.component];
    const queue = fed ? this.#reach(fed, { write: false, strong: false }, region, () => done) : done;
    return allOf([queue, this.#steps(flow.steps, { key: `t${flow.index}`, region, count: 1 })]);
  }

  #steps(steps: readonly Step[], at: Position, part = ''): Outcome {
    return allOf(this.#each(steps, at, part));
  }

  #each(steps: readonly Step[], at: Position, part = ''): Outcome[] {
    return steps.map((step, index) => this.#step(step, { ...at, key: `${at.key}/${part}${index}` }));
  }

  #step(step: Step, at: Position): Outcome {
    if (step.verb === 'send' || step.via !== undefined || ++this.#visited > mostSteps) return done;
    const once = Math.min(1, step.times) * step.probability;
    // Registered before what it guards, so that its variable comes first in the diagram.
    const notTaken = once < 1 ? this.#unless(at.key, powerOfMean(1 - once, at.count)) : never;
    const count = Math.max(1, at.count * once) * Math.max(1, step.times / step.batch);
    const performed = this.#perform(step, { ...at, count });
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
    const inside = (region: number) => this.#steps(step.steps, { ...at, region, count });
    if (component.kind === 'cache' && !access.write)
      return this.#throughCache(component, step, access, { ...at, count });
    const afterwards = this.#hit(step, { ...at, count });
    return this.#reach(component, access, at.region, (region) => allOf([inside(region), afterwards]));
  }

  /** A cache that is down is a miss: every request then needs what follows a miss. */
  #throughCache(cache: Component, step: Step, access: Access, at: Position): Outcome {
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
    return this.#unless(`${at.key}/h`, powerOfMean(this.#hitRatio(step), at.count));
  }

  #afterMiss(step: Step, at: Position): Outcome {
    const count = Math.max(1, at.count * (1 - this.#hitRatio(step)));
    return this.#steps(step.onMiss, { ...at, count }, 'm');
  }

  #hitRatio(step: Step): number {
    const own = step.hitRatio ?? this.#inputs.hitRatio?.(step) ?? this.#model.components[step.target]?.cache?.hitRatio;
    return own ?? 0;
  }

  /** The event, with the given probability, that a request can do without what follows. */
  #unless(key: string, probability: number): Formula {
    return this.#table.event(key, {
      cause: 'not-taken',
      component: -1,
      name: key,
      unavailability: 1 - probability,
    });
  }

  #reach(component: Component, access: Access, from: number, within: (region: number) => Outcome): Outcome {
    const inner = new Map<number, Outcome>();
    const innerIn = (region: number) => {
      const known = inner.get(region) ?? within(region);
      inner.set(region, known);
      return known;
    };
    const served = this.#states.reach(component, access, from, (region) => innerIn(region).served);
    const same = [...inner.values()].every((one) => one.served === one.full);
    return {
      served,
      full: same ? served : this.#states.reach(component, access, from, (region) => innerIn(region).full),
    };
  }
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
