/** Long enough to pay for the own garbage, short enough that on a busy machine a few rounds are undisturbed. */
const shortestRound = 40;
const fewestRounds = 5;
const timePerComparison = 3000;
/** Of each way, before anything counts: the engine compiles what has run for a while, so first runs say little. */
const warmUpTime = 1000;

type Way = () => unknown;

/**
 * Prints how many times as long as `fast` the way `slow` takes. The two take turns, so that a busy machine slows both;
 * of each the fastest round counts, as that one was disturbed least. The factor, not the time, is what to remember.
 *
 * @param scale how many times `slow` would have to run for what `fast` gives; its time is then an extrapolation
 */
export async function compare(name: string, slow: Way, fast: Way, scale = 1): Promise<number> {
  await warmUp(slow);
  await warmUp(fast);
  const repetitions = { slow: await repetitionsFor(slow), fast: await repetitionsFor(fast) };
  const best = { slow: Number.POSITIVE_INFINITY, fast: Number.POSITIVE_INFINITY };
  const start = performance.now();
  for (let round = 0; round < fewestRounds || performance.now() - start < timePerComparison; round++) {
    best.slow = Math.min(best.slow, await millisecondsOf(slow, repetitions.slow));
    best.fast = Math.min(best.fast, await millisecondsOf(fast, repetitions.fast));
  }
  const ratio = (best.slow * scale) / best.fast;
  const extrapolated = scale === 1 ? '' : ' (extrapolated)';
  console.log(`${name}: ${figure(best.slow * scale)} ms${extrapolated} / ${figure(best.fast)} ms = ${figure(ratio)}`);
  return ratio;
}

async function warmUp(run: Way): Promise<void> {
  for (const start = performance.now(); performance.now() - start < warmUpTime; ) await run();
}

/** So many that a round is long beside the resolution of the clock. */
async function repetitionsFor(run: Way): Promise<number> {
  let repetitions = 1;
  while ((await millisecondsOf(run, repetitions)) * repetitions < shortestRound) repetitions *= 2;
  return repetitions;
}

/** Of the processor: on a busy machine the clock measures what others do. */
async function millisecondsOf(run: Way, repetitions: number): Promise<number> {
  const start = process.cpuUsage();
  for (let repetition = 0; repetition < repetitions; repetition++) {
    const result = run();
    // A way that is not asynchronous pays nothing for those that are.
    if (result instanceof Promise) await result;
  }
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000 / repetitions;
}

/** Three significant digits, never as an exponent. */
function figure(value: number): string {
  return value >= 1000 ? Math.round(value).toLocaleString('en') : value.toPrecision(3);
}
