import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import { UnavailabilityPass } from '../../../../src/analysis/availability/unavailability-pass';
import { DecisionDiagram, FALSE, type Node, TRUE } from '../../../../src/analysis/methods/reliability/decision-diagram';
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

function bruteForce(structure: Structure, q: readonly number[]): number {
  let isFalse = 0;
  for (let down = 0; down < 1 << VARIABLES; down++) {
    const up = (i: number) => (down & (1 << i)) === 0;
    if (!holds(structure, up)) isFalse += q.reduce((product, qi, i) => product * (up(i) ? 1 - qi : qi), 1);
  }
  return isFalse;
}

const unavailability = (diagram: DecisionDiagram, root: Node, q: readonly number[]) =>
  new UnavailabilityPass(diagram, [root]).run(Float64Array.from(q)).of(root);

describe('DecisionDiagram', () => {
  it('agrees with enumeration', () => {
    const unavailabilities = fc.array(fc.double({ min: 0.001, max: 0.5, noNaN: true }), {
      minLength: VARIABLES,
      maxLength: VARIABLES,
    });
    fc.assert(
      fc.property(structures, unavailabilities, (structure, q) => {
        const diagram = new DecisionDiagram(VARIABLES);
        const root = build(diagram, structure);
        closeTo(unavailability(diagram, root, q), bruteForce(structure, q), 1e-10);
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  it('A30: bridge of five parts at .9', () => {
    const diagram = new DecisionDiagram(5);
    const [a, b, c, d, e] = [0, 1, 2, 3, 4].map((i) => diagram.variable(i)) as [Node, Node, Node, Node, Node];
    const bridge = diagram.any([diagram.and(a, b), diagram.and(c, d), diagram.all([a, e, d]), diagram.all([c, e, b])]);
    closeTo(unavailability(diagram, bridge, new Array(5).fill(0.1)), 1 - 0.97848, 1e-12);
  });

  it('R7: a load balancer shared by two replicas counts once', () => {
    const diagram = new DecisionDiagram(3);
    const [balancer, left, right] = [0, 1, 2].map((i) => diagram.variable(i)) as [Node, Node, Node];
    const root = diagram.or(diagram.and(balancer, left), diagram.and(balancer, right));
    closeTo(unavailability(diagram, root, [0.001, 0.01, 0.01]), 1 - 0.9989001, 1e-12);
  });

  it('keeps the digits of tiny unavailabilities', () => {
    const diagram = new DecisionDiagram(3);
    const root = diagram.any([0, 1, 2].map((i) => diagram.variable(i)));
    closeTo(unavailability(diagram, root, [1e-7, 1e-8, 1e-9]), 1e-24, 1e-12);
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
    closeTo(1 - unavailability(diagram, root, new Array(200).fill(0.5)), 0.5281742, 1e-6);
    assert.equal(diagram.exceeded, false);
  });
});
