import type { Direction, Point } from './layout';

const arrow = { length: 8, width: 7 };

/** SVG path data of a smooth line through `points`, which leaves and arrives in the direction of the flow. */
export function edgePath(points: readonly Point[], direction: Direction): string {
  const [start, ...rest] = points;
  if (start === undefined) return '';
  let path = `M${start.x} ${start.y}`;
  let from = start;
  rest.forEach((point, index) => {
    const to = index === rest.length - 1 ? beforeArrow(from, point, direction) : point;
    path +=
      direction === 'right'
        ? `C${mean(from.x, to.x)} ${from.y} ${mean(from.x, to.x)} ${to.y} ${to.x} ${to.y}`
        : `C${from.x} ${mean(from.y, to.y)} ${to.x} ${mean(from.y, to.y)} ${to.x} ${to.y}`;
    from = point;
  });
  return path;
}

/** SVG path data of the head at the last of `points`: a drawn triangle needs no marker, whose ids would clash in a page of several diagrams. */
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

function beforeArrow(from: Point, tip: Point, direction: Direction): Point {
  return direction === 'right'
    ? { x: tip.x - Math.sign(tip.x - from.x || 1) * arrow.length, y: tip.y }
    : { x: tip.x, y: tip.y - Math.sign(tip.y - from.y || 1) * arrow.length };
}

const mean = (a: number, b: number) => Math.round((a + b) / 2);
