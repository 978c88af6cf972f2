/**
 * Transition rates of a continuous-time Markov chain: `rates[i][j]` from state i to j, >= 0; the diagonal is ignored.
 */
export type Rates = readonly (readonly number[])[];

/**
 * Steady-state probabilities of an irreducible chain by the elimination of Grassmann, Taksar and Heyman: no
 * subtractions, so probabilities of 1e-20 are as accurate as those near 1. For a handful of states, O(n^3).
 */
export function steadyState(rates: Rates): number[] {
  const n = rates.length;
  const a = rates.map((row) => Array.from({ length: n }, (_, j) => row[j] ?? 0));
  const outflow = new Array<number>(n).fill(0);
  for (let k = n - 1; k > 0; k--) {
    let out = 0;
    for (let j = 0; j < k; j++) out += a[k]![j]!;
    outflow[k] = out;
    if (!(out > 0)) continue;
    for (let i = 0; i < k; i++) {
      const through = a[i]![k]! / out;
      for (let j = 0; j < k; j++) if (j !== i) a[i]![j]! += through * a[k]![j]!;
    }
  }
  const p = new Array<number>(n).fill(0);
  if (n > 0) p[0] = 1;
  for (let k = 1; k < n; k++) {
    let inflow = 0;
    for (let i = 0; i < k; i++) inflow += p[i]! * a[i]![k]!;
    p[k] = outflow[k]! > 0 ? inflow / outflow[k]! : 0;
  }
  const total = p.reduce((sum, x) => sum + x, 0);
  return p.map((x) => x / total);
}

/**
 * Mean time from each state until the chain is absorbed, where `absorption[i]` is the rate from state i into
 * absorption and at least one is positive. The same elimination without subtractions; 1e300 from where absorption
 * cannot be reached.
 */
export function meanTimeToAbsorption(rates: Rates, absorption: readonly number[]): number[] {
  const n = rates.length;
  const a = rates.map((row) => Array.from({ length: n }, (_, j) => row[j] ?? 0));
  const leave = Array.from({ length: n }, (_, i) => absorption[i] ?? 0);
  const time = new Array<number>(n).fill(1);
  for (let k = n - 1; k >= 0; k--) {
    let out = leave[k]!;
    for (let j = 0; j < k; j++) out += a[k]![j]!;
    if (!(out > 0)) return new Array<number>(n).fill(1e300);
    // State k takes time[k] / out on average and then moves to a lower state or is absorbed.
    for (let i = 0; i < k; i++) {
      const through = a[i]![k]! / out;
      for (let j = 0; j < k; j++) if (j !== i) a[i]![j]! += through * a[k]![j]!;
      leave[i]! += through * leave[k]!;
      time[i]! += through * time[k]!;
    }
    a[k]![k] = out;
  }
  const mean = new Array<number>(n).fill(0);
  for (let k = 0; k < n; k++) {
    let sum = time[k]!;
    for (let j = 0; j < k; j++) sum += a[k]![j]! * mean[j]!;
    mean[k] = sum / a[k]![k]!;
  }
  return mean;
}
