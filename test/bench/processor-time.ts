/** Milliseconds of the processor that a run takes: on a busy machine the clock measures what others do. */
export async function processorTime(run: () => unknown): Promise<number> {
  const start = process.cpuUsage();
  const result = run();
  // What is not asynchronous pays nothing for those that are.
  if (result instanceof Promise) await result;
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** The smallest of some values that a share of them does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
