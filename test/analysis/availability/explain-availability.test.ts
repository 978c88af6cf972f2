import assert from 'node:assert/strict';
import { analyseAvailability } from '../../../src/analysis/availability/analyse-availability';
import { buildModel, type ModelInput, type StepInput } from '../build-model';

const down = (unavailability: number) => ({ unavailability, mttr: 600 });

function explain(input: Partial<ModelInput> & { steps: (string | StepInput)[] }) {
  const { steps, ...rest } = input;
  const model = buildModel({ components: {}, ...rest, flows: { f: { steps } } });
  const explanation = analyseAvailability(model).explanations[0]!;
  const singles = explanation.singlePointsOfFailure.map((index) => model.components[index]!.id);
  return { ...explanation, singles, names: explanation.cutSets.map(({ names }) => names.join(' + ')) };
}

const near = (actual: number | undefined, expected: number) =>
  assert.ok(Math.abs((actual ?? Number.NaN) - expected) <= 1e-9 * Math.abs(expected), `${actual} is not ${expected}`);

describe('cut sets', () => {
  const cases: Record<string, { input: Parameters<typeof explain>[0]; names: string[]; singles: string[] }> = {
    'of a shared balancer before two replicas': {
      input: {
        components: { lb: { failure: down(0.001) }, api: { replicas: 2, failure: down(0.01) } },
        steps: [{ call: 'lb', steps: ['api'] }],
      },
      names: ['lb', 'api + api'],
      singles: ['lb'],
    },
    'of zones and what is left in the others': {
      input: {
        regions: [{ id: 'us-east', zones: 2, zoneAvailability: 0.99 }],
        components: { api: { replicas: 2, failure: down(0.001) } },
        steps: ['api'],
      },
      names: ['zone:us-east/a + zone:us-east/b', 'zone:us-east/a + api', 'zone:us-east/b + api', 'api + api'],
      singles: [],
    },
    'of a leader with a failover': {
      input: {
        components: {
          db: {
            kind: 'database',
            replicas: 2,
            failure: down(0.01),
            replication: {},
            failover: { mode: 'automatic', detection: 10, promotion: 20, success: 1 },
          },
        },
        steps: ['db'],
      },
      names: ['failover:db', 'db + db'],
      singles: [],
    },
    'of a common cause': {
      input: { components: { a: { replicas: 2, failure: down(0.1), commonCause: 0.1 } }, steps: ['a'] },
      names: ['common-cause:a', 'a + a'],
      singles: [],
    },
    'of what some requests cannot do without': {
      input: {
        components: { cache: { kind: 'cache', failure: down(0.1) }, db: { sla: 0.9 }, b: { sla: 0.8 } },
        steps: [
          { call: 'cache', hitRatio: 0.9, onMiss: ['db'] },
          { call: 'b', probability: 0.1 },
        ],
      },
      names: ['b', 'db'],
      singles: ['b', 'db'],
    },
    'of two regions': {
      input: {
        regions: [
          { id: 'us', availability: 0.9 },
          { id: 'eu', availability: 0.8 },
        ],
        components: { a: { sla: 0.99 }, b: { failure: down(0.001) } },
        steps: ['b'],
      },
      names: ['b@us', 'b@eu', 'region:us + region:eu'],
      singles: ['b'],
    },
    'of four replicas of which two are needed': {
      input: { components: { a: { replicas: 4, needs: 2, failure: down(0.1) } }, steps: ['a'] },
      names: ['a + a + a'],
      singles: [],
    },
    'of two of three branches': {
      input: {
        components: { a: { sla: 0.9 }, b: { sla: 0.8 }, c: { sla: 0.7 } },
        steps: [{ parallel: ['a', 'b', 'c'], waitFor: 2 }],
      },
      names: ['b + c', 'a + c', 'a + b'],
      singles: [],
    },
  };
  for (const [name, { input, names, singles }] of Object.entries(cases)) {
    it(name, () => {
      const explanation = explain(input);
      assert.deepEqual([...explanation.names].sort(), [...names].sort());
      assert.deepEqual(explanation.singles.sort(), [...singles].sort());
    });
  }
});

describe('contributors', () => {
  it('divide the downtime of parts in series', () => {
    const { contributors } = explain({ components: { a: { sla: 0.9 }, b: { sla: 0.98 } }, steps: ['b', 'a'] });
    assert.deepEqual(
      contributors.map(({ id }) => id),
      ['a', 'b'],
    );
    near(contributors[0]!.share, 1 - 0.02 / 0.118);
    near(contributors[0]!.birnbaum, 0.98);
    near(contributors[0]!.alone, 0.1);
    near(contributors[1]!.share, 1 - 0.1 / 0.118);
  });

  it('name zones, and leave out what cannot hurt the flow', () => {
    const { contributors } = explain({
      regions: [{ id: 'r', zones: 1, zoneAvailability: 0.99 }],
      components: { a: { failure: down(0.01) }, b: { sla: 0.5 } },
      steps: ['a', { call: 'b', optional: true }],
    });
    assert.deepEqual(contributors.map(({ id }) => id).sort(), ['a', 'zone:r/a']);
  });
});

describe('the ceiling of a flow', () => {
  it('is what its hard dependencies allow, with the worst of them as its cause', () => {
    const { ceiling } = explain({
      components: { a: { sla: 0.999 }, pay: { kind: 'external', sla: 0.99 }, b: { sla: 0.9 }, c: { sla: 0.9 } },
      steps: ['a', 'pay', { call: 'b', onFailure: ['c'] }],
    });
    near(ceiling?.unavailability, 1 - 0.999 * 0.99);
    assert.equal(ceiling?.component, 1);
    near(ceiling?.alone, 0.01);
  });

  it('is absent without a hard dependency', () => {
    const { ceiling } = explain({ components: { a: { sla: 0.9 } }, steps: [{ call: 'a', optional: true }] });
    assert.equal(ceiling, undefined);
  });
});
