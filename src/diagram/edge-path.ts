import type { Direction, Point } from './layout';

const arrow = { length: 8, width: 7 };

/** A cubic Bézier curve by its end and control points. */
interface Curve {
  readonly from: Point;
  readonly leave: Point;
  readonly arrive: Point;
  readonly to: Point;
}

/** SVG path data of a smooth line through `points`, which leaves and arrives in the direction of the flow. */
export function edgePath(points: readonly Point[], direction: Direction): string {
  const start = points[0];
  if (start === undefined) return '';
  const curves = curvesThrough(points, direction).map(
    ({ leave, arrive, to }) => `C${leave.x} ${leave.y} ${arrive.x} ${arrive.y} ${to.x} ${to.y}`,
  );
  return `M${start.x} ${start.y}${curves.join('')}`;
}

/** The point of that line at the fraction `at` of it, each part between two bends counting the same. */
export function edgePoint(points: readonly Point[], direction: Direction, at: number): Point {
  const curves = curvesThrough(points, direction);
  const index = Math.min(curves.length - 1, Math.floor(at * curves.length));
  const curve = curves[index];
  if (curve === undefined) return points[0] ?? { x: 0, y: 0 };
  const t = at * curves.length - index;
  const on = (axis: 'x' | 'y') =>
    Math.round(
      curve.from[axis] * (1 - t) ** 3 +
        3 * curve.leave[axis] * (1 - t) ** 2 * t +
        3 * curve.arrive[axis] * (1 - t) * t ** 2 +
        curve.to[axis] * t ** 3,
    );
  return { x: on('x'), y: on('y') };
}

/**
 * SVG path data of the head at the last of `points`. A drawn triangle needs no marker, whose ids would clash in a page
 * of several diagrams.
 */
export function arrowPath(points: readonly Point[], direction: Direction): string {
  const tip = points.at(-1);
  const from = points.at(-2);
  if (tip === undefined || from === undefined) return '';
  const back = beforeArrow(from, tip, direction);
  const half = arrow.width / 2;
  return direction === 'right'
    ? `M${tip.x} ${tip.y}L${back.x} ${back.y - half}V${back.y + half}Z`
    : `M${tip.x} ${tip.y}L${back.x - half} ${back.y}H${back.x + half}Z`;
}

function curvesThrough(points: readonly Point[], direction: Direction): readonly Curve[] {
  return points.slice(1).map((point, index) => {
    const from = points[index] ?? point;
    const to = index === points.length - 2 ? beforeArrow(from, point, direction) : point;
    const middle = { x: mean(from.x, to.x), y: mean(from.y, to.y) };
    return direction === 'right'
      ? { from, leave: { x: middle.x, y: from.y }, arrive: { x: middle.x, y: to.y }, to }
      : { from, leave: { x: from.x, y: middle.y }, arrive: { x: to.x, y: middle.y }, to };
  });
}

function beforeArrow(from: Point, tip: Point, direction: Direction): Point {
  return direction === 'right'
    ? { x: tip.x - Math.sign(tip.x - from.x || 1) * arrow.length, y: tip.y }
    : { x: tip.x, y: tip.y - Math.sign(tip.y - from.y || 1) * arrow.length };
}

const mean = (a: number, b: number) => Math.round((a + b) / 2);
