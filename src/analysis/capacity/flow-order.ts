import type { Step } from '../../spec/model/flow';
import type { LoadModel } from './load-model';

/** Producers before consumers; flows on a circle of queues come last, in the order of the document. */
export function flowOrder(model: LoadModel): { order: number[]; cyclic: boolean } {
  const published = model.flows.map(({ steps }) => publishedTo(steps, new Set()));
  const waiting = new Set<number>();
  const order: number[] = [];
  for (const flow of model.flows) {
    if (flow.from === undefined) order.push(flow.index);
    else waiting.add(flow.index);
  }
  for (let progress = true; progress && waiting.size > 0; ) {
    progress = false;
    for (const index of waiting) {
      const queue = model.flows[index]!.from!.component;
      if ([...waiting].some((other) => published[other]!.has(queue))) continue;
      waiting.delete(index);
      order.push(index);
      progress = true;
    }
  }
  return { order: [...order, ...waiting], cyclic: waiting.size > 0 };
}

function publishedTo(steps: readonly Step[], found: Set<number>): Set<number> {
  for (const step of steps) {
    if (step.verb === 'publish' || step.verb === 'send') found.add(step.target);
    publishedTo(step.steps, found);
    publishedTo(step.onMiss, found);
    publishedTo(step.onFailure, found);
  }
  return found;
}
