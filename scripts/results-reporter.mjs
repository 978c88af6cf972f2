import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';

/** Mocha's usual report, and the counts as JSON in the file that HEADROOM_RESULTS names. */
export default class ResultsReporter extends Mocha.reporters.Spec {
  /**
   * @param {import('mocha').Runner} runner
   * @param {import('mocha').MochaOptions} options
   */
  constructor(runner, options) {
    super(runner, options);
    runner.once('end', () => {
      const file = process.env.HEADROOM_RESULTS;
      if (file) writeFileSync(file, JSON.stringify({ passed: this.stats.passes, failed: this.stats.failures }));
    });
  }
}
