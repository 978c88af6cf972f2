/** A place that a circulating customer visits. */
export interface Station {
  /** Service demand of one cycle, seconds: visits x service time. */
  demand: number;
  /** Parallel servers, default 1; Infinity for a pure delay. */
  servers?: number;
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
 * Single servers and delays by mean value analysis. Stations with several servers are joined one by one: two subnetworks
 * with throughput curves A and B form a birth-death chain over the customers in A, all terms positive. The usual MVA with
 * marginal probabilities loses them to cancellation near saturation. Reiser & Lavenberg 1980; Chandy, Herzog & Woo 1975.
 */
export function throughputCurve(stations: readonly Station[], population: number, thinkTime = 0): Float64Array {
  const n = Math.max(1, Math.min(MOST_CUSTOMERS, Math.floor(population)));
  const delay = stations.reduce((sum, s) => sum + (s.servers === Number.POSITIVE_INFINITY ? s.demand : 0), thinkTime);
  const single = stations.filter((s) => s.demand > 0 && !(serversOf(s) > 1)).map((s) => s.demand);
  const multiple = stations.filter((s) => s.demand > 0 && serversOf(s) > 1 && serversOf(s) < Number.POSITIVE_INFINITY);
  let curve = single.length > 0 || delay > 0 ? singleServerCurve(single, delay, n) : undefined;
  for (const station of multiple) {
    const own = multiServerCurve(station, n);
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
      multiServerCurve(station, n),
      throughputCurve(others, n, thinkTime),
      others.length > 0 || thinkTime > 0,
    );
  });
  return { throughput, responseTime: n / throughput - thinkTime, queueLengths };
}

/** Bounds that hold for any closed network: throughput at most min(n / (D + Z), 1 / Dmax), response at least the inverse. */
export function asymptoticBounds(demands: readonly number[], population: number, thinkTime = 0) {
  const total = demands.reduce((sum, demand) => sum + demand, 0);
  const largest = demands.reduce((most, demand) => Math.max(most, demand), 0);
  const light = total + thinkTime > 0 ? population / (total + thinkTime) : 1e12;
  return {
    throughput: largest > 0 ? Math.min(light, 1 / largest) : light,
    responseTime: Math.max(total, population * largest - thinkTime),
  };
}

function serversOf(station: Station): number {
  return station.servers ?? 1;
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

function multiServerCurve(station: Station, n: number): Float64Array {
  return Float64Array.from({ length: n }, (_, i) => Math.min(i + 1, Math.max(1, serversOf(station))) / station.demand);
}

/** Throughput of two subnetworks in a cycle, for every population. */
function join(a: Float64Array, b: Float64Array): Float64Array {
  const curve = new Float64Array(a.length);
  for (let n = 1; n <= a.length; n++) curve[n - 1] = balance(a, b, n).throughput;
  return curve;
}

/** j of n customers in A, the others in B: weight(j) = weight(j - 1) x B(n - j + 1) / A(j). */
function balance(a: Float64Array, b: Float64Array, n: number): { throughput: number; inA: number } {
  let weight = 1;
  let total = 1;
  let flow = 0;
  let customers = 0;
  for (let j = 1; j <= n; j++) {
    weight *= b[n - j]! / a[j - 1]!;
    total += weight;
    flow += weight * a[j - 1]!;
    customers += weight * j;
    if (weight > 1e200) {
      total /= weight;
      flow /= weight;
      customers /= weight;
      weight = 1;
    }
  }
  return { throughput: flow / total, inA: customers / total };
}

function meanCustomers(station: Float64Array, others: Float64Array, elsewhere: boolean): number {
  return elsewhere ? balance(station, others, station.length).inA : station.length;
}
