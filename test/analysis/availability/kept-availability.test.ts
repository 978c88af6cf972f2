import assert from 'node:assert/strict';
import { analyseAvailability } from '../../../src/analysis/availability/analyse-availability';
import type { Component } from '../../../src/spec/model/component';
import type { Model } from '../../../src/spec/model/model';
import { buildModel, type StepInput } from '../build-model';

const failure = { unavailability: 0.01, mttr: 600 };

const design = buildModel({
  components: {
    api: { replicas: 3, failure, dependsOn: ['dns'] },
    dns: { kind: 'dns', sla: 0.9999 },
    db: { kind: 'database', replicas: 3, failure, replication: { readFrom: 'followers' } },
    cache: { kind: 'cache', failure },
    mail: { kind: 'external', sla: 0.99 },
  },
  flows: {
    order: { availability: 0.999, steps: ['api', { call: 'db', operation: 'write' }] },
    browse: { steps: ['api', { call: 'cache', onMiss: ['db'] }] },
    notify: { steps: [{ call: 'mail', optional: true }, 'dns'] },
  },
});

/** Ids of the flows whose results are the very objects of the analysis before. */
function kept(changed: Model, before = {}, after = before): string[] {
  const last = analyseAvailability(design, before);
  const next = analyseAvailability(changed, after, last);
  return changed.flows.flatMap(({ id, index }) => {
    const old = design.flows.find((flow) => flow.id === id);
    return old && next.flows[index] === last.flows[old.index] ? [id] : [];
  });
}

const withComponent = (id: string, change: Partial<Component>): Model => ({
  ...design,
  components: design.components.map((one) => (one.id === id ? { ...one, ...change } : one)),
});

describe('availability after an edit', () => {
  const edits: Record<string, [Model, string[]]> = {
    'of nothing': [structuredClone(design), ['order', 'browse', 'notify']],
    'of a price': [withComponent('db', { cost: { replica: 7 } }), ['order', 'browse', 'notify']],
    'of a service time': [withComponent('api', { concurrency: 7 }), ['order', 'browse', 'notify']],
    'of an availability': [withComponent('mail', { sla: 0.95 }), ['order', 'browse']],
    'of what others depend on': [withComponent('dns', { sla: 0.95 }), []],
    'of what follows a miss': [withComponent('db', { shards: 2, failover: undefined, commonCause: 0.1 }), ['notify']],
    'of a hit ratio': [withComponent('cache', { cache: { hitRatio: 0.5, eviction: 'lru' } }), ['order', 'notify']],
    'of zones': [withComponent('cache', { placements: [{ region: 0, replicas: 1, zones: 1 }] }), ['order', 'notify']],
    'of an objective': [
      { ...design, flows: design.flows.map((flow) => ({ ...flow, slo: { ...flow.slo, window: 60 } })) },
      [],
    ],
    'of the regions': [{ ...design, regions: design.regions.map((one) => ({ ...one, availability: 0.9 })) }, []],
    'that puts flows in another order': [
      { ...design, flows: [...design.flows].reverse().map((flow, index) => ({ ...flow, index })) },
      ['notify', 'browse', 'order'],
    ],
  };
  for (const [name, [changed, expected]] of Object.entries(edits)) {
    it(`${name} keeps what the others found`, () => assert.deepEqual(kept(changed), expected));
  }

  it('keeps flows that reach nothing that has failed or is needed by now', () => {
    const [mail] = design.components.filter(({ id }) => id === 'mail');
    const failed = { components: new Map([[mail!.index, Infinity]]) };
    assert.deepEqual(kept(design, {}, { failed }), ['order', 'browse']);
    assert.deepEqual(kept(design, {}, { failed: { regions: new Set([0]) } }), []);
    assert.deepEqual(kept(design, { hitRatio: () => 0.5 }, { hitRatio: () => 0.6 }), ['order', 'notify']);
    assert.deepEqual(kept(design, { neededAtPeak: () => 1 }, { neededAtPeak: () => 2 }), ['notify']);
    assert.deepEqual(kept(design, {}, { commonCause: 0.05 }), []);
  });

  it('keeps explanations and components as well', () => {
    const last = analyseAvailability(design);
    const [explanation] = last.explanations;
    const [api] = last.components;
    const next = analyseAvailability(withComponent('mail', { sla: 0.95 }), {}, last);
    assert.equal(next.explanations[0], explanation);
    assert.equal(next.components[0], api);
    assert.equal(next.components[4]?.unavailability, 1 - 0.95);
    const reading = { ...design, flows: design.flows.filter(({ id }) => id !== 'order') };
    assert.deepEqual(analyseAvailability(reading, {}, next).components[2], analyseAvailability(reading).components[2]);
    assert.notDeepEqual(analyseAvailability(reading).components[2], next.components[2]);
  });
});

describe('a flow that is too entangled', () => {
  const pairs = Array.from({ length: 18 }, (_, index) => [`a${index}`, `b${index}`] as const);
  const fallbacks = pairs.map(([a, b]): StepInput => ({ call: a, onFailure: [b] }));
  const simple = { steps: ['a0', { call: 'a1', onFailure: ['b1'] }] };
  const components = Object.fromEntries(pairs.flat().map((id) => [id, { sla: 0.9 }]));
  const entangled = { steps: [{ parallel: pairs.map(([a]) => a), waitFor: 'any' as const }, ...fallbacks] };

  it('leaves the others exact, and as they are without it', () => {
    const alone = analyseAvailability(buildModel({ components, flows: { simple } }));
    const both = analyseAvailability(buildModel({ components, flows: { entangled, simple } }));
    assert.deepEqual(
      both.flows.map((flow) => flow?.method),
      ['bound', 'exact'],
    );
    assert.deepEqual(both.flows[1], alone.flows[0]);
    assert.deepEqual(both.explanations[1], alone.explanations[0]);
    assert.deepEqual(both.explanations[0]?.contributors, []);
    const exact = 1 - 0.99 ** pairs.length;
    assert.ok(both.flows[0]!.unavailability >= exact, `${both.flows[0]!.unavailability} is below ${exact}`);
  });

  it('is one of many only up to a limit, which changes no result from one analysis to the next', () => {
    const flows = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`f${index}`, entangled]));
    const design = buildModel({ components, flows: { ...flows, simple, long: { steps: fallbacks } } });
    const first = analyseAvailability(design);
    assert.deepEqual(
      first.flows.map((flow) => flow?.method),
      [...Object.keys(flows).map(() => 'bound'), 'exact', 'bound'],
    );
    assert.deepEqual(analyseAvailability(design, {}, first).flows, first.flows);
    const fewer = { ...design, flows: design.flows.slice(8) };
    assert.equal(analyseAvailability(fewer, {}, first).flows.at(-1)?.method, 'exact');
    assert.deepEqual(analyseAvailability(fewer, {}, first).flows, analyseAvailability(fewer).flows);
    assert.deepEqual(analyseAvailability(design, {}, analyseAvailability(fewer)).flows, first.flows);
  });
});
