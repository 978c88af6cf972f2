import type { Component } from '../../spec/model/component';
import type { Model } from '../../spec/model/model';
import { type CallGraph, type CallNode, callerOf, placeOf } from '../capacity/call-graph';
import { isWrite } from '../capacity/placement';
import { recordBytes } from '../data/record-rates';
import { type Traffic, wantedCalls } from '../data/traffic';

/** Bytes per second of one component, over all its replicas. */
export interface ComponentBandwidth {
  /** Received from callers, from what it calls and, by a store's copies, from its leaders. */
  readonly in: number;
  readonly out: number;
  /** The part of `out` that leaves its region: to clients, externals and other regions. */
  readonly leaving: number;
}

/** Bytes per second at the given load; protocol overhead is not included. */
export interface BandwidthAnalysis {
  /** By component. */
  readonly components: readonly ComponentBandwidth[];
  /** From and to clients and external services. */
  readonly ingress: number;
  readonly egress: number;
  readonly betweenZones: number;
  readonly betweenRegions: number;
  /** Whether any step says how large its messages are, directly or by the records that it names. */
  readonly known: boolean;
}

/**
 * What flows where: every try of every call carries its request, and its response back. Without `request_size` a write
 * carries the records that it writes, and without `response_size` a read those that it reads. Copies of a store receive
 * every write once more.
 */
export function analyseBandwidth(model: Model, traffic: Traffic): BandwidthAnalysis {
  const meter = new Meter(model);
  const published = publishedBytes(model, traffic);
  for (const node of traffic.graph.nodes) {
    if (node.component < 0) continue;
    const sizes = sizesOf(model, node);
    const calls = traffic.calls.nodes[node.index]!;
    const taken = isFed(traffic.graph, node) && node.step.requestSize === undefined;
    const request = taken ? (published[node.root] ?? 0) : calls * sizes.request;
    meter.call(traffic.graph, node, request, calls * sizes.response);
    if (isWrite(node.step)) meter.copy(traffic.graph, node, wantedCalls(traffic, node.index) * sizes.request);
  }
  return meter.result();
}

/** The first step of a consumer takes its messages from the queue. */
function isFed({ roots, model }: CallGraph, node: CallNode): boolean {
  return roots[node.root]!.nodes[0] === node.index && model.flows[node.flow]!.from !== undefined;
}

/** Bytes per second of the messages that each root of a consumer takes. */
function publishedBytes(model: Model, traffic: Traffic): Float64Array {
  const bytes = new Float64Array(traffic.graph.stations.length);
  for (const node of traffic.graph.nodes) {
    const { step, station } = node;
    if (station >= 0 && (step.verb === 'publish' || step.verb === 'send'))
      bytes[station]! += wantedCalls(traffic, node.index) * sizesOf(model, node).request;
  }
  return Float64Array.from(traffic.graph.roots, ({ flow, queue }) => {
    return queue < 0 ? 0 : bytes[queue]! * (model.flows[flow]!.from?.share ?? 1);
  });
}

function sizesOf(model: Model, { step }: CallNode): { readonly request: number; readonly response: number } {
  const carried = (accesses: typeof step.reads) => recordBytes(model.datasets, accesses) * step.batch;
  return {
    request: step.requestSize ?? carried(step.writes),
    response: step.verb === 'call' ? (step.responseSize ?? carried(step.reads)) : 0,
  };
}

class Meter {
  readonly #model: Model;
  readonly #in: Float64Array;
  readonly #out: Float64Array;
  readonly #leaving: Float64Array;
  #ingress = 0;
  #egress = 0;
  #betweenZones = 0;
  #betweenRegions = 0;

  constructor(model: Model) {
    this.#model = model;
    this.#in = new Float64Array(model.components.length);
    this.#out = new Float64Array(model.components.length);
    this.#leaving = new Float64Array(model.components.length);
  }

  call(graph: CallGraph, node: CallNode, request: number, response: number): void {
    const callee = this.#model.components[node.component]!;
    const caller = this.#callerOf(graph, node);
    this.#in[node.component]! += request;
    this.#out[node.component]! += response;
    if (caller >= 0) {
      this.#out[caller]! += request;
      this.#in[caller]! += response;
    }
    const from = caller < 0 ? undefined : this.#model.components[caller];
    if (isOutside(callee) !== isOutside(from)) this.#cross(callee, from, request, response);
    else if (from && !isOutside(from)) this.#within(graph, node, caller, request, response);
  }

  /** Between the system and its clients or the services of others. */
  #cross(callee: Component, caller: Component | undefined, request: number, response: number): void {
    const inward = isOutside(caller);
    this.#ingress += inward ? request : response;
    this.#egress += inward ? response : request;
    const inside = inward ? callee.index : caller!.index;
    this.#leaving[inside]! += inward ? response : request;
  }

  #within(graph: CallGraph, node: CallNode, caller: number, request: number, response: number): void {
    if (node.station < 0) return;
    const { placement } = placeOf(graph, node.station);
    if (node.from >= 0 && placement.region >= 0 && node.from !== placement.region) {
      this.#betweenRegions += request + response;
      this.#leaving[caller]! += request;
      this.#leaving[node.component]! += response;
    } else this.#betweenZones += (request + response) * this.#crossingShare(placement.region, placement.zones);
  }

  /** A write goes on to the other copies in its region, and to those of other regions. */
  copy(graph: CallGraph, node: CallNode, bytes: number): void {
    const component = this.#model.components[node.component]!;
    const { replication, sla, placements } = component;
    if (node.station < 0 || sla !== undefined || !replication || bytes === 0) return;
    const copiesAt = (replicas: number) => Math.max(1, Math.min(replicas, replication.factor));
    const { placement } = placeOf(graph, node.station);
    const local = bytes * (copiesAt(placement.replicas) - 1);
    const brokers = component.kind === 'cache' || component.kind === 'queue' || component.kind === 'stream';
    const others = placements.filter(
      (other) => other !== placement && replication.betweenRegions !== 'none' && !brokers,
    );
    const remote = bytes * others.reduce((sum, other) => sum + copiesAt(other.replicas), 0);
    this.#in[node.component]! += local + remote;
    this.#out[node.component]! += local + remote;
    this.#leaving[node.component]! += remote;
    this.#betweenZones += local * this.#crossingShare(placement.region, placement.zones);
    this.#betweenRegions += remote;
  }

  /** A call crosses zones with probability 1 - 1 / zones of its callee. */
  #crossingShare(region: number, zones: number): number {
    return region < 0 ? 0 : 1 - 1 / Math.max(1, Math.min(zones, this.#model.regions[region]?.zones ?? 1));
  }

  /** Component index; -1: a client. A CDN fetches itself what it misses; for other kinds the caller does. Consumers are fed by their queue. */
  #callerOf(graph: CallGraph, node: CallNode): number {
    const parent = graph.nodes[node.parent];
    if (node.relation === 'miss' && parent && this.#model.components[parent.component]?.kind === 'cdn')
      return parent.component;
    const caller = callerOf(graph, node);
    if (caller >= 0) return graph.nodes[caller]!.component;
    const from = this.#model.flows[node.flow]!.from;
    if (from === undefined) return -1;
    const [worker = node.index] = graph.roots[node.root]!.nodes;
    return worker === node.index ? from.component : graph.nodes[worker]!.component;
  }

  result(): BandwidthAnalysis {
    const components = this.#model.components.map((_, index) => ({
      in: this.#in[index]!,
      out: this.#out[index]!,
      leaving: this.#leaving[index]!,
    }));
    return {
      components,
      ingress: this.#ingress,
      egress: this.#egress,
      betweenZones: this.#betweenZones,
      betweenRegions: this.#betweenRegions,
      known: components.some((component) => component.in > 0 || component.out > 0),
    };
  }
}

/** Clients, whether or not they are drawn, and services run by others on the far side of the internet. */
function isOutside(component: Component | undefined): boolean {
  return component === undefined || component.kind === 'client' || component.kind === 'external';
}
