import type { Component, Placement } from '../../spec/model/component';
import type { Failure, Model, Region } from '../../spec/model/model';

/** Replicas of each shard that run at a placement when the failure strikes; autoscaled: more than the minimum. */
export type Running = (component: number, placement: number) => number | undefined;

/** Runs the minimum, which is all that is known without an analysis. */
export const asWritten: Running = () => undefined;

/**
 * The model after a failure, before anything is replaced: a component that lost replicas keeps what is left of those that
 * ran, load moves to what survives, and what is left of a region's traffic enters the others.
 */
export function applyFailure(model: Model, failure: Failure, running: Running = asWritten): Model {
  switch (failure.scope) {
    case 'region':
      return loseRegion(model, busiestRegion(model));
    case 'named-region':
      return loseRegion(model, failure.region);
    case 'zone':
      return loseZone(model, busiestRegion(model), running);
    case 'component':
      return loseReplicas(model, failure.component, failure.replicas ?? Number.POSITIVE_INFINITY, running);
  }
}

/**
 * The fullest zone of every component in a region; a component in a single zone may be in the one that is lost. Zones are
 * the provider's matter where a component promises an `sla`, and of functions whose instances the platform starts.
 */
export function loseZone(model: Model, region: number, running: Running = asWritten): Model {
  return withComponents(model, (component) =>
    component.sla !== undefined || (component.kind === 'function' && component.concurrencyLimit !== undefined)
      ? component
      : shrink(component, running, (place, replicas) =>
          place.region === region ? Math.ceil(replicas / Math.max(1, place.zones)) : 0,
        ),
  );
}

/** The region with the most traffic: the worst one to lose. */
export function busiestRegion({ regions }: Pick<Model, 'regions'>): number {
  return regions.reduce((worst, { traffic }, i) => (traffic > regions[worst]!.traffic ? i : worst), 0);
}

/** A region with all that runs in it. Its traffic goes to the other active regions in proportion, else to the first standby. */
export function loseRegion(model: Model, region: number): Model {
  const regions = redirect(model.regions, region);
  return withComponents({ ...model, regions }, (component) => {
    const placements = component.placements.filter((place) => place.region !== region);
    return placements.length === component.placements.length ? component : { ...component, placements };
  });
}

function redirect(regions: readonly Region[], lost: number): Region[] {
  const left = regions.reduce((sum, { traffic }, i) => (i === lost ? sum : sum + traffic), 0);
  const standby = regions.findIndex((_, i) => i !== lost);
  return regions.map((region, i) => {
    if (i === lost) return { ...region, traffic: 0 };
    if (left > 0) return { ...region, traffic: region.traffic / left };
    return i === standby ? { ...region, role: 'active', traffic: 1 } : region;
  });
}

/** Replicas of one shard in each region; the shard that lost them is the one that matters, so all are taken to have. */
function loseReplicas(model: Model, index: number, lost: number, running: Running): Model {
  return withComponents(model, (component) =>
    component.index === index ? shrink(component, running, () => lost) : component,
  );
}

function shrink(
  component: Component,
  running: Running,
  lost: (place: Placement, replicas: number) => number,
): Component {
  let changed = false;
  const placements = component.placements.flatMap((place, i) => {
    const replicas = running(component.index, i) ?? place.replicas;
    const gone = lost(place, replicas);
    if (!(gone > 0)) return [place];
    changed = true;
    return gone < replicas ? [{ ...place, replicas: replicas - gone }] : [];
  });
  return changed ? { ...component, placements, autoscale: undefined } : component;
}

function withComponents(model: Model, change: (component: Component) => Component): Model {
  return { ...model, components: model.components.map(change) };
}
