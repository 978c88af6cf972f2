import { type CallGraph, type CallNode, callerOf, placeOf } from './call-graph';

/** Round trip of one call: `near` seconds, or `far` with probability `farShare`. */
export interface RoundTrip {
  readonly near: number;
  readonly far: number;
  readonly farShare: number;
}

const none: RoundTrip = { near: 0, far: 0, farShare: 0 };

/**
 * The time that each call spends on the wire. The first steps of a flow pay the client's round trip (consumers fetch in
 * the background and pay none); a call inside a region crosses zones with probability 1 - 1/zones of its callee; a write
 * that waits for copies elsewhere also pays their round trip.
 */
export function roundTrips(graph: CallGraph): readonly RoundTrip[] {
  const { network } = graph.model;
  if (network === undefined) return graph.nodes.map(() => none);
  return graph.nodes.map((node) => {
    if (node.station < 0) return none;
    const trip = callTrip(graph, node);
    const extra = replicationTrip(graph, node);
    return extra > 0 ? { ...trip, near: trip.near + extra, far: trip.far + extra } : trip;
  });
}

function callTrip(graph: CallGraph, node: CallNode): RoundTrip {
  const network = graph.model.network!;
  const { component, placement } = placeOf(graph, node.station);
  if (callerOf(graph, node) < 0) {
    return graph.roots[node.root]!.queue >= 0 ? none : { near: network.client, far: network.client, farShare: 0 };
  }
  const to = placement.region;
  if (to >= 0 && node.from >= 0 && to !== node.from) {
    const time = network.betweenRegions[node.from]?.[to] ?? 0;
    return { near: time, far: time, farShare: 0 };
  }
  const zones = component.placements.length > 0 ? Math.max(1, placement.zones) : 1;
  return { near: network.withinZone, far: network.betweenZones, farShare: 1 - 1 / zones };
}

/** What a write waits for after its own replica has it: followers in the region, and other regions when they are synchronous. */
function replicationTrip(graph: CallGraph, node: CallNode): number {
  const network = graph.model.network!;
  const { component, placement } = placeOf(graph, node.station);
  const { replication } = component;
  if (replication === undefined || (node.step.operation !== 'write' && node.step.verb !== 'publish')) return 0;
  const inside = placement.zones > 1 ? network.betweenZones : network.withinZone;
  const followed = replication.mode !== 'leaderless' && replication.sync !== 'async' && placement.replicas > 1;
  const local = followed ? inside : 0;
  if (replication.betweenRegions !== 'sync' || placement.region < 0) return local;
  const others = component.placements
    .filter(({ region }) => region !== placement.region)
    .map(({ region }) => network.betweenRegions[placement.region]?.[region] ?? 0)
    .sort((a, b) => a - b);
  return Math.max(local, others[regionsAwaited(component.placements.length, replication) - 1] ?? 0);
}

/** Other regions that must answer: all with leaders, as many as a majority of all copies lies in without. */
function regionsAwaited(
  regions: number,
  { mode, factor, writeQuorum }: { mode: string; factor: number; writeQuorum?: number },
): number {
  if (mode !== 'leaderless') return regions - 1;
  const copies = Math.max(1, factor) * regions;
  const awaited = writeQuorum ?? Math.floor(copies / 2) + 1;
  return Math.min(regions - 1, Math.ceil(awaited / Math.max(1, factor)) - 1);
}
