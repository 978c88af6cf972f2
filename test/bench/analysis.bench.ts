import * as assert from 'node:assert/strict';
import { analyse } from '../../src/analysis/analyse';
import { analyseAvailability } from '../../src/analysis/availability/analyse-availability';
import type { Model } from '../../src/spec/model/model';
import { readSpec } from '../../src/spec/read-spec';
import { bruteForceUnavailability } from '../analysis/availability/brute-force';
import { benchmark } from './benchmark';
import { compare } from './compare';
import { generateSpec } from './generate-spec';
import { redundantDesign, sampledUnavailability } from './redundant-design';
import { spreadsheet } from './spreadsheet';

benchmark('What the whole analysis costs, in spreadsheets of the same design', async () => {
  for (const [components, flows] of [
    [30, 8],
    [100, 28],
    [1000, 200],
  ] as const) {
    const { model } = readSpec(generateSpec(components, flows));
    assert.ok(model);
    await compare(
      `${components} components, ${flows} flows`,
      () => analyse(model),
      () => spreadsheet(model),
    );
  }
});

benchmark('Exact availability, against trying every combination of failures', async () => {
  for (const [shared, own] of [
    [1, 1],
    [2, 1],
    [2, 2],
  ] as const) {
    const model = redundantDesign(shared, 1, own);
    const [flow] = model.flows;
    assert.ok(flow);
    const exact = analyseAvailability(model).flows[0]?.unavailability ?? Number.NaN;
    const tried = bruteForceUnavailability(model, flow);
    assert.ok(Math.abs(exact - tried) < 1e-12, `${exact} is not ${tried}`);
    await compare(
      `${shared + own} components of 3 replicas in 3 zones`,
      () => bruteForceUnavailability(model, flow),
      () => analyseAvailability(model),
    );
  }
});

benchmark('Exact availability, against drawing failures until the error is 1 %', async () => {
  const model = redundantDesign(20, 9, 20);
  const exact = analyseAvailability(model).flows.map((flow) => flow?.unavailability ?? Number.NaN);
  const few = 20_000;
  const drawn = sampledUnavailability(model, few, 1);
  drawn.forEach((share, flow) => {
    const expected = exact[flow] ?? Number.NaN;
    const deviation = Math.sqrt((expected * (1 - expected)) / few);
    assert.ok(Math.abs(share - expected) < 4 * deviation, `${share} is not about ${expected}`);
  });
  // Standard error / value = sqrt((1 - q) / (n q)).
  const unlikeliest = Math.min(...exact);
  const needed = (1 - unlikeliest) / (unlikeliest * 0.01 ** 2);
  console.log(`unavailability ${unlikeliest.toExponential(2)}: ${Math.round(needed).toLocaleString('en')} samples`);
  const size = '200 components, 20 of them shared by 9 flows, 3 zones';
  await compare(
    size,
    () => sampledUnavailability(model, few, 1),
    () => analyseAvailability(model),
    needed / few,
  );
  // The cheapest that anybody does, and wrong: shared parts and zones count once for each component.
  await compare(
    `${size}, in spreadsheets`,
    () => analyseAvailability(model),
    () => spreadsheet(model),
  );
  console.log(`${size}: ${combinations(model)} combinations of failures, if each were tried`);
});

/** Of replicas and zones that are up or down. */
function combinations({ components, regions }: Model): string {
  const replicas = components.reduce(
    (sum, { placements, shards }) => sum + shards * placements.reduce((count, place) => count + place.replicas, 0),
    0,
  );
  const zones = regions.reduce((sum, region) => sum + region.zones, 0);
  return `2^${replicas + zones}`;
}
