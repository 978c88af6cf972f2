import { randomStream } from '../../src/analysis/methods/random';
import type { Model } from '../../src/spec/model/model';
import { buildModel } from '../analysis/build-model';

const replicas = 3;
export const replicaDown = 0.02;
export const zoneDown = 0.002;
const zones = 3;

/**
 * Flows that call shared components and some of their own, one after another; every component has a replica in each of
 * three zones, and one of them that is up is enough.
 */
export function redundantDesign(shared: number, flows: number, ownPerFlow: number): Model {
  const common = Array.from({ length: shared }, (_, index) => `shared${index}`);
  const own = Array.from({ length: flows }, (_, flow) =>
    Array.from({ length: ownPerFlow }, (_, index) => `own${flow}x${index}`),
  );
  const failure = { unavailability: replicaDown, mttr: 600 };
  return buildModel({
    regions: [{ zones, zoneAvailability: 1 - zoneDown }],
    components: Object.fromEntries(
      [...common, ...own.flat()].map((id) => [id, { kind: 'service', replicas, zones, needs: 1, failure }] as const),
    ),
    flows: Object.fromEntries(own.map((ids, flow) => [`f${flow}`, { rate: 1, steps: [...common, ...ids] }])),
  });
}

/**
 * The share of requests that fail, of each flow, from drawing all failures so many times. It draws every part of the
 * design once a sample and shares it between the flows, as a simulation of the whole design would.
 */
export function sampledUnavailability(model: Model, samples: number, seed: number): number[] {
  const random = randomStream(seed);
  const paths = model.flows.map(({ steps }) => steps.map(({ target }) => target));
  const failed = paths.map(() => 0);
  const up = model.components.map(() => true);
  for (let sample = 0; sample < samples; sample++) {
    const zoneUp = [random() >= zoneDown, random() >= zoneDown, random() >= zoneDown];
    for (let component = 0; component < up.length; component++) {
      let anyUp = false;
      for (let replica = 0; replica < replicas; replica++) {
        if (random() >= replicaDown && zoneUp[replica]) anyUp = true;
      }
      up[component] = anyUp;
    }
    paths.forEach((path, flow) => {
      if (path.some((component) => !up[component])) failed[flow] = (failed[flow] ?? 0) + 1;
    });
  }
  return failed.map((count) => count / samples);
}
