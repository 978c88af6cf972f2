import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import { minimalCutSets } from '../../../../src/analysis/methods/reliability/cut-sets';
import { DecisionDiagram, FALSE, type Node, TRUE } from '../../../../src/analysis/methods/reliability/decision-diagram';
import {
  birnbaumImportances,
  nodeProbabilities,
} from '../../../../src/analysis/methods/reliability/diagram-probability';
import { closeTo } from '../close-to';

/** A monotone structure: a variable, or at least k of some structures. */
type Structure = number | { k: number; of: Structure[] };

function build(diagram: DecisionDiagram, structure: Structure): Node {
  if (typeof structure === 'number') return diagram.variable(structure);
  return diagram.atLeast(
    structure.k,
    structure.of.map((part) => build(diagram, part)),
  );
}

function holds(structure: Structure, up: (variable: number) => boolean): boolean {
  if (typeof structure === 'number') return up(structure);
  return structure.of.filter((part) => holds(part, up)).length >= structure.k;
}

const VARIABLES = 7;
const { structure: structures } = fc.letrec<{ structure: Structure }>((tie) => ({
  structure: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.nat({ max: VARIABLES - 1 }),
    fc.record({ k: fc.integer({ min: 1, max: 3 }), of: fc.array(tie('structure'), { minLength: 1, maxLength: 4 }) }),
  ),
}));

function bruteForce(structure: Structure, q: readonly number[]) {
  let isTrue = 0;
  let isFalse = 0;
  const cuts: number[] = [];
  for (let down = 0; down < 1 << VARIABLES; down++) {
    const up = (i: number) => (down & (1 << i)) === 0;
    const probability = q.reduce((product, qi, i) => product * (up(i) ? 1 - qi : qi), 1);
    if (holds(structure, up)) isTrue += probability;
    else {
      isFalse += probability;
      cuts.push(down);
    }
  }
  const minimal = cuts.filter((cut) => !cuts.some((other) => other !== cut && (other & cut) === other));
  const sets = minimal.map((cut) => q.map((_, i) => i).filter((i) => (cut & (1 << i)) !== 0));
  return {
    isTrue,
    isFalse,
    sets: sets
      .filter((set) => set.length <= 3)
      .map(String)
      .sort(),
  };
}

describe('DecisionDiagram', () => {
  it('agrees with enumeration: probability, importance, cut sets', () => {
    const unavailabilities = fc.array(fc.double({ min: 0.001, max: 0.5, noNaN: true }), {
      minLength: VARIABLES,
      maxLength: VARIABLES,
    });
    fc.assert(
      fc.property(structures, unavailabilities, (structure, q) => {
        const diagram = new DecisionDiagram(VARIABLES);
        const root = build(diagram, structure);
        const probabilities = nodeProbabilities(diagram, q);
        const expected = bruteForce(structure, q);
        closeTo(probabilities.isTrue[root], expected.isTrue, 1e-10);
        closeTo(probabilities.isFalse[root], expected.isFalse, 1e-10);
        assert.deepEqual(minimalCutSets(diagram, root, 3).sets.map(String).sort(), expected.sets);
        const importances = birnbaumImportances(diagram, root, q, probabilities);
        for (const [i, importance] of importances.entries()) {
          const down = bruteForce(structure, q.with(i, 1)).isFalse;
          closeTo(importance, down - bruteForce(structure, q.with(i, 0)).isFalse, 1e-7);
        }
      }),
      { seed: 7, numRuns: 100 },
    );
  });

  it('A30: bridge of five parts at .9', () => {
    const diagram = new DecisionDiagram(5);
    const [a, b, c, d, e] = [0, 1, 2, 3, 4].map((i) => diagram.variable(i)) as [Node, Node, Node, Node, Node];
    const bridge = diagram.any([diagram.and(a, b), diagram.and(c, d), diagram.all([a, e, d]), diagram.all([c, e, b])]);
    closeTo(nodeProbabilities(diagram, new Array(5).fill(0.1)).isTrue[bridge], 0.97848, 1e-12);
    assert.deepEqual(minimalCutSets(diagram, bridge, 3).sets, [
      [0, 2],
      [1, 3],
      [0, 3, 4],
      [1, 2, 4],
    ]);
    assert.deepEqual(minimalCutSets(diagram, bridge, 1).sets, []);
  });

  it('R7: a load balancer shared by two replicas counts once', () => {
    const diagram = new DecisionDiagram(3);
    const [balancer, left, right] = [0, 1, 2].map((i) => diagram.variable(i)) as [Node, Node, Node];
    const root = diagram.or(diagram.and(balancer, left), diagram.and(balancer, right));
    const q = [0.001, 0.01, 0.01];
    const probabilities = nodeProbabilities(diagram, q);
    closeTo(probabilities.isTrue[root], 0.9989001, 1e-12);
    closeTo(probabilities.isFalse[root], 1 - 0.9989001, 1e-12);
    closeTo(birnbaumImportances(diagram, root, q, probabilities)[0], 0.9999);
    assert.deepEqual(minimalCutSets(diagram, root, 3).sets, [[0], [1, 2]]);
  });

  it('keeps the digits of tiny unavailabilities', () => {
    const diagram = new DecisionDiagram(3);
    const root = diagram.any([0, 1, 2].map((i) => diagram.variable(i)));
    closeTo(nodeProbabilities(diagram, [1e-7, 1e-8, 1e-9]).isFalse[root], 1e-24, 1e-12);
  });

  it('has one node for equal functions', () => {
    const diagram = new DecisionDiagram(4);
    const [a, b] = [diagram.variable(0), diagram.variable(1)];
    assert.equal(diagram.not(diagram.and(a, b)), diagram.or(diagram.not(a), diagram.not(b)));
    assert.equal(diagram.or(a, diagram.not(a)), TRUE);
    assert.equal(diagram.and(a, diagram.not(a)), FALSE);
    assert.deepEqual(
      [diagram.all([]), diagram.any([]), diagram.atLeast(0, [a]), diagram.atLeast(2, [a])],
      [1, 0, 1, 0],
    );
  });

  it('says when its budget is used up', () => {
    const diagram = new DecisionDiagram(40, 50);
    diagram.atLeast(
      20,
      Array.from({ length: 40 }, (_, i) => diagram.variable(i)),
    );
    assert.equal(diagram.exceeded, true);
  });

  it('grows past its first tables', () => {
    const diagram = new DecisionDiagram(200);
    const root = diagram.atLeast(
      100,
      Array.from({ length: 200 }, (_, i) => diagram.variable(i)),
    );
    closeTo(nodeProbabilities(diagram, new Array(200).fill(0.5)).isTrue[root], 0.5281742, 1e-6);
    assert.equal(diagram.exceeded, false);
  });
});
