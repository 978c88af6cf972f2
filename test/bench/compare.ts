const rounds = 15;
const minimumMilliseconds = 20;

/**
 * Prints how many times as long as `fast` the way `slow` takes. The two take turns, so that a busy machine slows both;
 * of each the fastest round counts, as that one was disturbed least. The factor, not the time, is what to remember.
 */
export function compare(name: string, slow: () => unknown, fast: () => unknown): number {
  const repetitions = { slow: repetitionsFor(slow), fast: repetitionsFor(fast) };
  const best = { slow: Number.POSITIVE_INFINITY, fast: Number.POSITIVE_INFINITY };
  for (let round = 0; round < rounds; round++) {
    best.slow = Math.min(best.slow, millisecondsOf(slow, repetitions.slow));
    best.fast = Math.min(best.fast, millisecondsOf(fast, repetitions.fast));
  }
  const ratio = best.slow / best.fast;
  console.log(`${name}: ${best.slow.toPrecision(3)} ms / ${best.fast.toPrecision(3)} ms = ${ratio.toPrecision(3)}`);
  return ratio;
}

/** So many that a round is long beside the resolution of the clock. */
function repetitionsFor(run: () => unknown): number {
  let repetitions = 1;
  while (millisecondsOf(run, repetitions) * repetitions < minimumMilliseconds) repetitions *= 2;
  return repetitions;
}

function millisecondsOf(run: () => unknown, repetitions: number): number {
  const start = performance.now();
  for (let repetition = 0; repetition < repetitions; repetition++) run();
  return (performance.now() - start) / repetitions;
}
