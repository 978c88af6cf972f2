/** A place that a circulating customer visits. */
export interface Station {
  /** Service demand of one cycle, seconds: visits x service time. */
  demand: number;
  /** Parallel servers, default 1; Infinity for a pure delay. */
  servers?: number;
  /** Customers that leave it per second when 1, 2, ... are there, instead of `servers`; the last holds for any more. */
  throughput?: ArrayLike<number>;
}

/** A closed network at one population. */
export interface ClosedNetwork {
  /** Cycles per second. */
  throughput: number;
  /** Seconds a cycle at the stations, think time excluded. */
  responseTime: number;
  /** Mean customers at each station. */
  queueLengths: number[];
}

/** Curves are computed up to this population; beyond, throughput no longer changes noticeably. */
const MOST_CUSTOMERS = 2000;

/**
 * Throughput X(n), n = 1..population, of a closed product-form network (index n - 1). Exact.
 *
 * Single servers and delays by mean value analysis. Stations with several servers are joined one by one: two
 * subnetworks with throughput curves A and B form a birth-death chain over the customers in A, all terms positive.
 * The usual MVA with marginal probabilities loses them to cancellation near saturation. Reiser & Lavenberg 1980;
 * Chandy, Herzog & Woo 1975.
 */
export function throughputCurve(stations: readonly Station[], population: number, thinkTime = 0): Float64Array {
  const n = Math.max(1, Math.min(MOST_CUSTOMERS, Math.floor(population)));
  const delay = stations.reduce((sum, s) => sum + (s.servers === Number.POSITIVE_INFINITY ? s.demand : 0), thinkTime);
  const isJoined = (s: Station) => s.throughput !== undefined || serversOf(s) > 1;
  const single = stations.filter((s) => s.demand > 0 && !isJoined(s)).map((s) => s.demand);
  const multiple = stations.filter((s) => s.demand > 0 && isJoined(s) && serversOf(s) < Number.POSITIVE_INFINITY);
  let curve = single.length > 0 || delay > 0 ? singleServerCurve(single, delay, n) : undefined;
  for (const station of multiple) {
    const own = stationCurve(station, n);
    curve = curve === undefined ? own : join(curve, own);
  }
  return curve ?? new Float64Array(n).fill(1e12);
}

/** Exact solution of a closed network with single servers and delays at the given population. */
export function closedNetwork(stations: readonly Station[], population: number, thinkTime = 0): ClosedNetwork {
  const n = Math.max(1, Math.floor(population));
  const curve = throughputCurve(stations, n, thinkTime);
  const throughput = curve[curve.length - 1]!;
  const queueLengths = stations.map((station, i) => {
    if (station.servers === Number.POSITIVE_INFINITY) return throughput * station.demand;
    const others = stations.filter((_, j) => j !== i);
    return meanCustomers(
      stationCurve(station, n),
      throughputCurve(others, n, thinkTime),
      others.length > 0 || thinkTime > 0,
    );
  });
  return { throughput, responseTime: n / throughput - thinkTime, queueLengths };
}

/**
 * Bounds that hold for any closed network: throughput at most min(n / (D + Z), 1 / Dmax), response at least the
 * inverse.
 */
export function asymptoticBounds(demands: readonly number[], population: number, thinkTime = 0) {
  const total = demands.reduce((sum, demand) => sum + demand, 0);
  const largest = demands.reduce((most, demand) => Math.max(most, demand), 0);
  const light = total + thinkTime > 0 ? population / (total + thinkTime) : 1e12;
  return {
    throughput: largest > 0 ? Math.min(light, 1 / largest) : light,
    responseTime: Math.max(total, population * largest - thinkTime),
  };
}

function serversOf({ servers = 1, throughput }: Station): number {
  return throughput?.length ?? servers;
}

function singleServerCurve(demands: readonly number[], delay: number, n: number): Float64Array {
  const curve = new Float64Array(n);
  const queues = new Float64Array(demands.length);
  for (let customers = 1; customers <= n; customers++) {
    let cycle = delay;
    for (let k = 0; k < demands.length; k++) cycle += demands[k]! * (1 + queues[k]!);
    const throughput = customers / cycle;
    for (let k = 0; k < demands.length; k++) queues[k] = throughput * demands[k]! * (1 + queues[k]!);
    curve[customers - 1] = throughput;
  }
  return curve;
}

/** Throughput of a station with 1, 2, ... `n` customers. */
export function stationCurve(station: Station, n: number): Float64Array {
  const { demand, throughput } = station;
  const curve = new Float64Array(n);
  const servers = Math.max(1, serversOf(station));
  for (let i = 0; i < n; i++) {
    curve[i] = throughput ? throughput[Math.min(i, throughput.length - 1)]! : Math.min(i + 1, servers) / demand;
  }
  return curve;
}

/**
 * Throughput of two subnetworks in a cycle, for every population. Beyond a hundred customers every fiftieth of the
 * population is solved and the rest interpolated, within .1 %.
 */
function join(a: Float64Array, b: Float64Array): Float64Array {
  const size = a.length;
  const curve = new Float64Array(size);
  let before = 0;
  let likely = 0;
  for (let n = 1; before < size; n = Math.min(size, n + Math.max(1, Math.floor(n / 50)))) {
    const { throughput, mode } = balance(a, b, n, likely);
    const start = before > 0 ? curve[before - 1]! : 0;
    for (let k = before + 1; k <= n; k++) curve[k - 1] = start + ((throughput - start) * (k - before)) / (n - before);
    before = n;
    likely = mode;
  }
  return curve;
}

interface Balance {
  throughput: number;
  /** Mean and most likely number of customers in A. */
  inA: number;
  mode: number;
}

/**
 * j of n customers in A, the others in B: weight(j) = weight(j - 1) x B(n - j + 1) / A(j), which rises and then
 * falls. Summed from the most likely j outwards, so only about sqrt(n) terms count; `near` is where to look for it.
 */
function balance(a: Float64Array, b: Float64Array, n: number, near: number): Balance {
  let mode = Math.min(n, near);
  while (mode < n && b[n - mode - 1]! > a[mode]!) mode++;
  while (mode > 0 && b[n - mode]! < a[mode - 1]!) mode--;
  let total = 1;
  let flow = mode > 0 ? a[mode - 1]! : 0;
  let customers = mode;
  for (let j = mode + 1, weight = 1; j <= n; j++) {
    weight *= b[n - j]! / a[j - 1]!;
    if (weight < 1e-16 * total) break;
    total += weight;
    flow += weight * a[j - 1]!;
    customers += weight * j;
  }
  for (let j = mode - 1, weight = 1; j >= 0; j--) {
    weight *= a[j]! / b[n - j - 1]!;
    if (weight < 1e-16 * total) break;
    total += weight;
    if (j > 0) flow += weight * a[j - 1]!;
    customers += weight * j;
  }
  return { throughput: flow / total, inA: customers / total, mode };
}

function meanCustomers(station: Float64Array, others: Float64Array, elsewhere: boolean): number {
  return elsewhere ? balance(station, others, station.length, 0).inA : station.length;
}
