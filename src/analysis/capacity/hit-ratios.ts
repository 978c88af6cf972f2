import { type CacheResult, cacheHitRatio, ttlHitRatio } from '../methods/che';
import { type Popularity, zipfPopularity } from '../methods/popularity';
import { type CallGraph, type CallNode, placeOf } from './call-graph';
import { noMultipliers, spreadCalls } from './calls';
import type { LoadComponent } from './load-model';

/** One cache can lie behind another; two rounds settle the rates at the second. */
const ROUNDS = 2;

/**
 * Hit ratio of each node: of the step, else of its cache, else computed from what the cache can hold and how popular the
 * records are that steps read through it; 0 where nothing says.
 */
export function hitRatios(graph: CallGraph): Float64Array {
  const hits = new Float64Array(graph.nodes.length);
  const computed = new Map<number, CallNode[]>();
  for (const node of graph.nodes) {
    if (node.station < 0) continue;
    const cache = graph.model.components[node.component]!.cache;
    const given = node.step.hitRatio ?? cache?.hitRatio;
    hits[node.index] = Math.min(1, Math.max(0, given ?? 0));
    if (given !== undefined || cache === undefined || node.step.operation === 'write') continue;
    const readers = computed.get(node.station);
    if (readers) readers.push(node);
    else computed.set(node.station, [node]);
  }
  if (computed.size === 0) return hits;
  for (let round = 0; round < ROUNDS; round++) {
    const { nodes } = spreadCalls(graph, 'mean', 1, noMultipliers(graph, hits));
    for (const [station, readers] of computed) fillStation(graph, station, readers, nodes, hits);
  }
  return hits;
}

/** What is read through a cache, as far as its popularity is known. */
interface ReadStream {
  readonly popularity: Popularity;
  readonly recordSize: number;
  /** Reads per second. */
  rate: number;
}

function fillStation(
  graph: CallGraph,
  station: number,
  readers: readonly CallNode[],
  calls: Float64Array,
  hits: Float64Array,
): void {
  const { component } = placeOf(graph, station);
  const streams = new Map<number, ReadStream>();
  for (const { step, index } of readers) {
    for (const { dataset, records } of step.reads) {
      const stream = streams.get(dataset) ?? datasetStream(graph, dataset, component);
      if (stream === undefined) continue;
      stream.rate += calls[index]! * records;
      streams.set(dataset, stream);
    }
  }
  if (streams.size === 0) {
    const own = ownStream(component);
    if (own === undefined) return;
    for (const { index } of readers) own.rate += calls[index]!;
    const { hitRatio } = lookUp(component, [own]);
    for (const { index } of readers) hits[index] = hitRatio;
    return;
  }
  const list = [...streams.values()];
  const { hitRatio, characteristicTime } = lookUp(component, list);
  const total = list.reduce((sum, { rate }) => sum + rate, 0);
  for (const { step, index } of readers) {
    const known = step.reads.filter(({ dataset }) => streams.has(dataset));
    if (known.length === 0) continue;
    const records = known.reduce((sum, access) => sum + access.records, 0);
    if (streams.size === 1 || characteristicTime === undefined || !(total > 0)) hits[index] = hitRatio;
    else {
      const own = ({ dataset, records: n }: (typeof known)[number]) => {
        const { popularity, rate } = streams.get(dataset)!;
        return (
          (n / records) * ttlHitRatio(popularity, (characteristicTime * rate) / total, component.ttl === undefined)
        );
      };
      hits[index] = known.reduce((sum, access) => sum + own(access), 0);
    }
  }
}

function datasetStream(graph: CallGraph, dataset: number, { cache }: LoadComponent): ReadStream | undefined {
  const { initial = 0, recordSize, skew } = graph.model.datasets[dataset] ?? {};
  if (!(initial > 0) || !(recordSize !== undefined && recordSize > 0)) return undefined;
  return { popularity: zipfPopularity(initial, skew ?? cache?.skew ?? 0), recordSize, rate: 0 };
}

function ownStream({ cache }: LoadComponent): ReadStream | undefined {
  if (cache?.items === undefined || cache.itemSize === undefined) return undefined;
  return { popularity: zipfPopularity(cache.items, cache.skew ?? 0), recordSize: cache.itemSize, rate: 0 };
}

/** The cache of a region: all its shards; further replicas hold copies. Records of several sizes count with their mean. */
function lookUp({ limits, shards, cache, ttl }: LoadComponent, streams: readonly ReadStream[]): CacheResult {
  const rate = streams.reduce((sum, stream) => sum + stream.rate, 0);
  const weighted = streams.map((stream) => ({
    ...stream,
    share: rate > 0 ? stream.rate / rate : 1 / streams.length,
  }));
  const size = weighted.reduce((sum, { recordSize, share }) => sum + share * recordSize, 0);
  const popularity = merged(weighted);
  const byAge = cache?.eviction === 'ttl';
  const room = limits.memory === undefined ? 0 : (limits.memory * shards) / Math.max(1e-9, size);
  const lifetime = ttl === undefined ? undefined : ttl * rate;
  if (byAge && lifetime !== undefined) {
    return { hitRatio: ttlHitRatio(popularity, lifetime, false), occupied: 0, characteristicTime: lifetime };
  }
  const eviction = cache === undefined || cache.eviction === 'ttl' ? 'lru' : cache.eviction;
  return cacheHitRatio({ popularity, capacity: room, eviction, lifetime });
}

function merged(streams: readonly { popularity: Popularity; share: number }[]): Popularity {
  if (streams.length === 1) return streams[0]!.popularity;
  return {
    keys: streams.reduce((sum, { popularity }) => sum + popularity.keys, 0),
    counts: Float64Array.from(streams.flatMap(({ popularity }) => [...popularity.counts])),
    shares: Float64Array.from(streams.flatMap(({ popularity, share }) => [...popularity.shares].map((s) => s * share))),
  };
}
