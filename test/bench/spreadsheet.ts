import type { Flow, Step } from '../../src/spec/model/flow';
import type { Model } from '../../src/spec/model/model';

/**
 * What a capacity spreadsheet does of a model: utilisations from mean times, sums of worst cases, a product of
 * availabilities. No queueing, no distributions, nothing shared: the cheapest answer, and the least that any tool pays.
 */
export function spreadsheet({ components, flows }: Model): {
  utilization: number[];
  latency: number[];
  availability: number[];
} {
  const busy = components.map(() => 0);
  const latency: number[] = [];
  const availability: number[] = [];
  const visit = (steps: readonly Step[], rate: number): { time: number; up: number } => {
    let time = 0;
    let up = 1;
    for (const step of steps) {
      const component = components[step.target];
      const own = rate * step.times * step.probability;
      const seconds = step.service?.mean ?? component?.service?.mean ?? 0;
      if (component) busy[component.index] = (busy[component.index] ?? 0) + own * seconds;
      const replicaUp = 1 - (component?.failure?.unavailability ?? 0);
      const replicas = component?.placements[0]?.replicas ?? 1;
      const below = visit(step.steps, own);
      const missed = visit(step.onMiss, own * 0.1);
      time += seconds * 3 + below.time + missed.time;
      up *= (component?.sla ?? 1 - (1 - replicaUp) ** replicas) * below.up * missed.up;
    }
    return { time, up };
  };
  for (const flow of flows) {
    const { time, up } = visit(flow.steps, peakRate(flow));
    latency.push(time);
    availability.push(up);
  }
  const utilization = components.map(({ index, placements, shards, concurrency }) => {
    const replicas = placements.reduce((sum, placement) => sum + placement.replicas, 0);
    return (busy[index] ?? 0) / Math.max(1, replicas * shards * concurrency);
  });
  return { utilization, latency, availability };
}

function peakRate({ rate }: Flow): number {
  return rate?.peak ?? 0;
}
