import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyseAvailability } from '../../../src/analysis/availability/analyse-availability';
import { arbitraryDesign } from './arbitrary-design';
import { bruteForceUnavailability } from './brute-force';

describe('availability of random designs', () => {
  it('equals the enumeration of all combinations of failures', () => {
    fc.assert(
      fc.property(arbitraryDesign, (design) => {
        const flow = design.flows[0]!;
        const [result] = analyseAvailability(design).flows;
        if (!result) return;
        const expected = bruteForceUnavailability(design, flow);
        assert.ok(
          Math.abs(result.unavailability - expected) <= 1e-12 + 1e-9 * expected,
          `${result.unavailability} is not ${expected}`,
        );
        const notFull = bruteForceUnavailability(design, flow, 'full');
        const degraded = result.modes?.degraded ?? 0;
        assert.ok(
          Math.abs(degraded - (notFull - expected)) <= 1e-9,
          `degraded ${degraded} is not ${notFull - expected}`,
        );
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});
