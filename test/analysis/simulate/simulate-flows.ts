import { percentileOf } from '../../../src/analysis/capacity/percentile-of';
import { pauseAfter } from '../../../src/analysis/capacity/tries';
import type { Step } from '../../../src/spec/model/flow';
import type { Model } from '../../../src/spec/model/model';
import { Agenda } from './agenda';
import { Draws } from './draws';
import { Servers } from './servers';

/** What became of the requests of a flow. */
export interface SimulatedFlow {
  /** Seconds of the answered requests, in the order of their arrival. */
  readonly times: Float64Array;
  /** Share of the others. */
  readonly loss: number;
}

type Done = (answered: boolean) => void;
/** Station of the caller, -1 for the first steps of a flow. */
type Caller = number;

/**
 * Simulates the flows of a model of one region at peak, as the analysis understands them: Poisson arrivals, one line in
 * front of all servers of a component, threads and connections that are held over calls, timeouts that free the caller
 * and not the callee. Not simulated: replication, autoscaling, rate limits, scaling, breakers, retry budgets, the network.
 */
export function simulateFlows(model: Model, requests: number, seed: number): SimulatedFlow[] {
  return new Simulation(model, seed).run(requests);
}

class Simulation {
  readonly #model: Model;
  readonly #agenda = new Agenda();
  readonly #draws: Draws;
  readonly #stations: readonly (Servers | undefined)[];
  readonly #pools = new Map<string, Servers>();
  readonly #hedgeDelays = new Map<Step, number>();

  constructor(model: Model, seed: number) {
    this.#model = model;
    this.#draws = new Draws(seed);
    this.#stations = model.components.map(({ placements, shards, concurrency, queueLimit, service, delayOnly }) => {
      const machines = placements[0]!.replicas * shards;
      if (delayOnly || service === undefined) return undefined;
      return new Servers(
        Math.floor(machines * concurrency),
        queueLimit === undefined ? undefined : queueLimit * machines,
      );
    });
    for (const { index, pools, placements } of model.components) {
      for (const [callee, size] of pools) {
        const shards = model.components[callee]!.shards;
        this.#pools.set(`${index} ${callee}`, new Servers(Math.floor(size * placements[0]!.replicas * shards)));
      }
    }
  }

  run(requests: number): SimulatedFlow[] {
    const total = this.#model.flows.reduce((sum, { rate }) => sum + (rate?.peak ?? 0), 0);
    const results = this.#model.flows.map(({ rate, steps }) => {
      const most = Math.round((requests * (rate?.peak ?? 0)) / total);
      const times = new Float64Array(most).fill(-1);
      let arrived = 0;
      const arrive = () => {
        const index = arrived++;
        const start = this.#agenda.now;
        if (arrived < most) this.#agenda.after(this.#draws.exponential(1 / rate!.peak), arrive);
        this.#sequence(steps, 0, -1, (answered) => {
          if (answered) times[index] = this.#agenda.now - start;
        });
      };
      if (most > 0) this.#agenda.after(this.#draws.exponential(1 / rate!.peak), arrive);
      return times;
    });
    this.#agenda.run();
    // The line starts empty.
    return results.map((all) => {
      const warm = all.subarray(Math.floor(all.length / 10));
      const times = warm.filter((time) => time >= 0);
      return { times, loss: warm.length > 0 ? 1 - times.length / warm.length : 0 };
    });
  }

  #sequence(steps: readonly Step[], from: number, caller: Caller, done: Done): void {
    if (from === steps.length) done(true);
    else this.#step(steps[from]!, caller, (ok) => (ok ? this.#sequence(steps, from + 1, caller, done) : done(false)));
  }

  #step(step: Step, caller: Caller, done: Done): void {
    if (step.probability < 1 && this.#draws.uniform() >= step.probability) {
      done(true);
      return;
    }
    const { times } = step;
    const count = Math.floor(times) + (this.#draws.uniform() < times - Math.floor(times) ? 1 : 0);
    const waits = step.verb === 'call' || step.verb === 'parallel' || (step.verb === 'publish' && !step.via);
    this.#repeat(step, count, caller, waits ? (ok) => done(ok || step.optional) : () => {});
    if (!waits) done(true);
  }

  #repeat(step: Step, count: number, caller: Caller, done: Done): void {
    if (count === 0) done(true);
    else this.#copies(step, caller, (ok) => (ok ? this.#repeat(step, count - 1, caller, done) : done(false)));
  }

  #copies(step: Step, caller: Caller, done: Done): void {
    const { verb, target, fanOut, waitFor } = step;
    const n = fanOut === 'shards' ? this.#model.components[target]!.shards : Math.floor(fanOut);
    if (verb === 'parallel') {
      const branches = step.steps.map((branch) => (over: Done) => this.#step(branch, caller, over));
      this.#atOnce(branches, waitFor, done);
    } else if (n > 1) {
      const branch = (over: Done) => this.#called(step, caller, over);
      this.#atOnce(new Array(n).fill(branch), waitFor, done);
    } else this.#called(step, caller, done);
  }

  #atOnce(branches: readonly ((over: Done) => void)[], waitFor: Step['waitFor'], done: Done): void {
    const wanted = waitFor === 'all' ? branches.length : waitFor === 'any' ? 1 : Math.min(branches.length, waitFor);
    let answered = 0;
    let failed = 0;
    for (const branch of branches) {
      branch((ok) => {
        if (ok && ++answered === wanted) done(true);
        else if (!ok && ++failed === branches.length - wanted + 1) done(false);
      });
    }
  }

  /** A call, and what follows on a miss. */
  #called(step: Step, caller: Caller, done: Done): void {
    const component = this.#model.components[step.target]!;
    const hitRatio = step.hitRatio ?? component.cache?.hitRatio ?? 1;
    const covers = component.kind === 'cache' && step.onMiss.length > 0;
    this.#tries(step, caller, 1, (ok) => {
      const missed =
        step.onMiss.length > 0 && (!ok || (step.operation === 'read' && this.#draws.uniform() >= hitRatio));
      if (ok ? missed : covers) this.#sequence(step.onMiss, 0, caller, done);
      else done(ok);
    });
  }

  #tries(step: Step, caller: Caller, tries: number, done: Done): void {
    const { timeout, retries } = step;
    let open = true;
    const end = (ok: boolean, cause: 'timeout' | 'error') => {
      if (!open) return;
      open = false;
      const { on = [], attempts = 1 } = retries ?? {};
      const again = on.length === 0 || (cause === 'timeout' ? on.includes(cause) : on.some((c) => c !== 'timeout'));
      if (ok || !again || tries >= attempts) done(ok);
      else this.#agenda.after(pauseAfter(retries!, tries), () => this.#tries(step, caller, tries + 1, done));
    };
    this.#hedged(step, caller, (ok) => end(ok, 'error'));
    if (timeout !== undefined && open) this.#agenda.after(timeout, () => end(false, 'timeout'));
  }

  #hedged(step: Step, caller: Caller, done: Done): void {
    const { hedge } = step;
    if (hedge === undefined) {
      this.#attempt(step, caller, done);
      return;
    }
    const start = this.#agenda.now;
    const delay = 'after' in hedge ? hedge.after : (this.#hedgeDelays.get(step) ?? 0);
    let open = true;
    const end: Done = (ok) => {
      if (open) done(ok);
      open = false;
    };
    this.#attempt(step, caller, (ok) => {
      if ('afterPercentile' in hedge) this.#learn(step, percentileOf(hedge.afterPercentile), this.#agenda.now - start);
      end(ok);
    });
    this.#agenda.after(delay, () => {
      if (open) this.#attempt(step, caller, end);
    });
  }

  /** Moves the delay of a hedge towards its percentile of the answers (Robbins and Monro 1951). */
  #learn(step: Step, q: number, time: number): void {
    const delay = this.#hedgeDelays.get(step) ?? time * 3;
    this.#hedgeDelays.set(step, delay * Math.exp(0.02 * (time > delay ? q : q - 1)));
  }

  /** One call: a connection, a server, the work, the calls below; a blocking callee keeps its server over those. */
  #attempt(step: Step, caller: Caller, done: Done): void {
    const callee = step.target;
    const { blocking, service } = this.#model.components[callee]!;
    const pool = this.#pools.get(`${caller} ${callee}`);
    const station = this.#stations[callee];
    const answer: Done = (ok) => {
      pool?.release();
      done(ok);
    };
    const work = () =>
      this.#agenda.after(this.#draws.time(step.service ?? service), () => {
        if (step.steps.length === 0 || !blocking) station?.release();
        this.#sequence(step.steps, 0, callee, (ok) => {
          if (step.steps.length > 0 && blocking) station?.release();
          answer(ok);
        });
      });
    const ask = () => {
      if (station === undefined) work();
      else if (!station.take(work)) answer(false);
    };
    if (pool === undefined) ask();
    else pool.take(ask);
  }
}
