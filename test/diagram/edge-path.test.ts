import * as assert from 'node:assert/strict';
import { arrowPath, edgePath, edgePoint } from '../../src/diagram/edge-path';

const points = [
  { x: 0, y: 0 },
  { x: 100, y: 40 },
];

describe('edge path', () => {
  it('leaves and arrives in the direction of the flow and leaves room for the head', () => {
    assert.equal(edgePath(points, 'right'), 'M0 0C46 0 46 40 92 40');
    assert.equal(edgePath(points, 'down'), 'M0 0C0 16 100 16 100 32');
  });
  it('ends in a head whose tip is the end', () => {
    assert.equal(arrowPath(points, 'right'), 'M100 40L92 36.5V43.5Z');
    assert.equal(arrowPath(points, 'down'), 'M100 40L96.5 32H103.5Z');
  });
  it('turns the head of an edge that goes back', () => {
    assert.equal(arrowPath([...points].reverse(), 'right'), 'M0 0L8 -3.5V3.5Z');
  });
  it('finds points on the line', () => {
    assert.deepEqual(edgePoint(points, 'right', 0), { x: 0, y: 0 });
    assert.deepEqual(edgePoint(points, 'right', 0.5), { x: 46, y: 20 });
    assert.deepEqual(edgePoint(points, 'right', 1), { x: 92, y: 40 });
  });
  it('is empty without points', () => {
    assert.deepEqual([edgePath([], 'right'), arrowPath([], 'right')], ['', '']);
    assert.deepEqual(edgePoint([], 'right', 0.5), { x: 0, y: 0 });
  });
});
