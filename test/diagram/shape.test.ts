import * as assert from 'node:assert/strict';
import { outlineOf, recess, type Shape, shapeOf } from '../../src/diagram/shape';

const kinds: readonly (readonly [string, Shape])[] = [
  ['service', 'box'],
  ['client', 'pill'],
  ['load-balancer', 'hexagon'],
  ['cdn', 'cloud'],
  ['database', 'cylinder'],
  ['stream', 'pipe'],
  ['cache', 'octagon'],
  ['worker', 'double-box'],
  ['function', 'slanted'],
  ['object-store', 'folder'],
  ['lock', 'notched'],
  ['external', 'dashed-box'],
  ['unheard-of', 'box'],
  ['constructor', 'box'],
];

describe('shape', () => {
  for (const [kind, shape] of kinds) {
    it(`draws ${kind} as ${shape}`, () => assert.equal(shapeOf(kind), shape));
  }

  const box = { x: 10, y: 20, width: 120, height: 60 };
  const shapes = [...new Set(kinds.map(([, shape]) => shape))];

  it('gives each shape a form of its own', () => {
    const outlines = shapes.map((shape) => JSON.stringify([shape === 'dashed-box', outlineOf(shape, box)]));
    assert.equal(new Set(outlines).size, shapes.length);
  });

  for (const shape of shapes) {
    it(`ends arrows inside the box of a ${shape}`, () => {
      for (const direction of ['right', 'down'] as const) {
        for (const at of [0.15, 0.5, 0.85]) {
          const depth = recess(shape, box, direction, at);
          assert.ok(depth >= 0 && depth < 30, `${direction} at ${at}: ${depth}`);
        }
      }
    });
  }
});
