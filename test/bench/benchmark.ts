let last: Promise<void> = Promise.resolve();

/** Queues a benchmark under a heading: all run one after another, in the order of their files. */
export function benchmark(title: string, run: () => Promise<void>): void {
  last = last.then(async () => {
    console.log(`\n${title}`);
    await run();
  });
  last.catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });
}
