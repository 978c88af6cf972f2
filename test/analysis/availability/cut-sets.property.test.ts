import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyseAvailability } from '../../../src/analysis/availability/analyse-availability';
import type { Step } from '../../../src/spec/model/flow';
import type { Model, Region } from '../../../src/spec/model/model';
import { arbitraryDesign } from './arbitrary-design';

const rare = 1e-5;

/** One region that all requests enter, every step taken, and failures so rare that several at once hardly count. */
const rarelyFailing = arbitraryDesign.map((model): Model => {
  const up = (share: number | undefined) => share && 1 - rare * (1 - share);
  const region = (one: Region, index: number): Region => ({
    ...one,
    availability: up(one.availability),
    zoneAvailability: up(one.zoneAvailability),
    role: index === 0 ? 'active' : 'warm-standby',
    traffic: index === 0 ? 1 : 0,
  });
  return {
    ...model,
    regions: model.regions.map(region),
    components: model.components.map((component) => ({
      ...component,
      sla: up(component.sla),
      failure: component.failure && {
        ...component.failure,
        unavailability: rare * component.failure.unavailability,
      },
    })),
    flows: model.flows.map((flow) => ({ ...flow, steps: flow.steps.map(taken) })),
  };
});

function taken(step: Step): Step {
  return {
    ...step,
    probability: 1,
    hitRatio: step.hitRatio === undefined ? undefined : Math.round(step.hitRatio),
    steps: step.steps.map(taken),
    onMiss: step.onMiss.map(taken),
    onFailure: step.onFailure.map(taken),
  };
}

describe('cut sets of random designs', () => {
  it('add up to the unavailability where failures are rare: the smallest ones decide', () => {
    let checked = 0;
    fc.assert(
      fc.property(rarelyFailing, (model) => {
        const analysis = analyseAvailability(model);
        const [flow] = analysis.flows;
        // What is down for certain needs no failure.
        if (!flow || flow.unavailability === 1) return;
        const { cutSets } = analysis.explanations[0]!;
        const order = Math.min(...cutSets.map(({ names }) => names.length));
        const smallest = cutSets.filter(({ names }) => names.length === order);
        const expected = smallest.reduce((sum, { probability }) => sum + probability, 0);
        // Without a set of three failures it takes four at once.
        if (cutSets.length === 0) return assert.ok(flow.unavailability <= 1e3 * rare ** 4, `${flow.unavailability}`);
        checked++;
        assert.ok(
          Math.abs(flow.unavailability - expected) <= 1e-2 * expected,
          `${flow.unavailability}, not ${expected}: ${JSON.stringify(cutSets)}`,
        );
      }),
      { seed: 12, numRuns: 500, endOnFailure: true },
    );
    assert.ok(checked > 250, `only ${checked} designs can fail`);
  });
});
