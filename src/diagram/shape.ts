import type { Box, Direction } from './layout';

/** The outline of a node. Shape tells the kind where colour tells the state, so neither depends on the other. */
export type Shape =
  | 'box'
  | 'pill'
  | 'hexagon'
  | 'cloud'
  | 'cylinder'
  | 'pipe'
  | 'octagon'
  | 'double-box'
  | 'slanted'
  | 'folder'
  | 'notched'
  | 'dashed-box';

const shapeOfKind: Readonly<Record<string, Shape>> = {
  client: 'pill',
  dns: 'pill',
  'load-balancer': 'hexagon',
  gateway: 'hexagon',
  cdn: 'cloud',
  function: 'slanted',
  worker: 'double-box',
  cache: 'octagon',
  database: 'cylinder',
  search: 'cylinder',
  queue: 'pipe',
  stream: 'pipe',
  'object-store': 'folder',
  'file-store': 'folder',
  lock: 'notched',
  scheduler: 'notched',
  external: 'dashed-box',
};

/** Shape of a component kind; `box` for services and for kinds that are not known. */
export function shapeOf(kind: string): Shape {
  return Object.hasOwn(shapeOfKind, kind) ? (shapeOfKind[kind] ?? 'box') : 'box';
}

/** Room in pixels that an outline needs around its text. */
export interface Insets {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

const insets: Readonly<Record<Shape, Insets>> = {
  box: { x: 12, top: 9, bottom: 9 },
  pill: { x: 24, top: 9, bottom: 9 },
  hexagon: { x: 24, top: 9, bottom: 9 },
  cloud: { x: 26, top: 16, bottom: 12 },
  cylinder: { x: 14, top: 19, bottom: 12 },
  pipe: { x: 22, top: 9, bottom: 9 },
  octagon: { x: 16, top: 9, bottom: 9 },
  'double-box': { x: 18, top: 9, bottom: 9 },
  slanted: { x: 20, top: 9, bottom: 9 },
  folder: { x: 12, top: 16, bottom: 9 },
  notched: { x: 14, top: 9, bottom: 9 },
  'dashed-box': { x: 12, top: 9, bottom: 9 },
};

export function insetsOf(shape: Shape): Insets {
  return insets[shape];
}

/** SVG path data of a shape that fills `box`: the closed outline, and strokes drawn over it. */
export interface Outline {
  readonly outline: string;
  readonly detail?: string;
}

export function outlineOf(shape: Shape, { x, y, width: w, height: h }: Box): Outline {
  const right = x + w;
  const bottom = y + h;
  const middle = y + h / 2;
  switch (shape) {
    case 'pill':
      return { outline: roundedBox(x, y, w, h, h / 2) };
    case 'hexagon':
      return {
        outline: polygon(
          [x, middle],
          [x + 14, y],
          [right - 14, y],
          [right, middle],
          [right - 14, bottom],
          [x + 14, bottom],
        ),
      };
    case 'cloud':
      return { outline: cloud(x, y, w, h) };
    case 'cylinder': {
      const arc = `a${w / 2} 6 0 0`;
      return {
        outline: `M${x} ${y + 6}${arc} 1 ${w} 0V${bottom - 6}${arc} 1 ${-w} 0Z`,
        detail: `M${x} ${y + 6}${arc} 0 ${w} 0`,
      };
    }
    case 'pipe': {
      const arc = `a7 ${h / 2} 0 0`;
      return {
        outline: `M${x + 7} ${y}H${right - 7}${arc} 1 0 ${h}H${x + 7}${arc} 1 0 ${-h}Z`,
        detail: `M${right - 7} ${y}${arc} 0 0 ${h}`,
      };
    }
    case 'octagon': {
      const cut = 11;
      return {
        outline: polygon(
          [x + cut, y],
          [right - cut, y],
          [right, y + cut],
          [right, bottom - cut],
          [right - cut, bottom],
          [x + cut, bottom],
          [x, bottom - cut],
          [x, y + cut],
        ),
      };
    }
    case 'double-box':
      return { outline: roundedBox(x, y, w, h, 3), detail: `M${x + 7} ${y}V${bottom}M${right - 7} ${y}V${bottom}` };
    case 'slanted':
      return { outline: polygon([x + 10, y], [right, y], [right - 10, bottom], [x, bottom]) };
    case 'folder':
      return { outline: `M${x} ${bottom}V${y}h${w * 0.36}l8 8H${right}V${bottom}Z` };
    case 'notched':
      return { outline: polygon([x + 12, y], [right, y], [right, bottom], [x, bottom], [x, y + 12]) };
    case 'box':
    case 'dashed-box':
      return { outline: roundedBox(x, y, w, h, 5) };
  }
}

/**
 * How far in pixels an outline lies inside its box at the fraction `at` of a side that faces the flow: where an arrow
 * has to end to touch it.
 */
export function recess(shape: Shape, { width, height }: Box, direction: Direction, at: number): number {
  const off = Math.abs(2 * at - 1);
  const round = 1 - Math.sqrt(1 - off * off);
  if (shape === 'cloud') return 4 + 10 * off;
  if (direction === 'right') {
    if (shape === 'pill') return (height / 2) * round;
    if (shape === 'hexagon') return 14 * off;
    if (shape === 'pipe') return 7 * round;
    if (shape === 'slanted') return 10 * (1 - at);
    return 0;
  }
  if (shape === 'cylinder') return 6 * round;
  if (shape === 'folder') return at > 0.36 ? 8 : 0;
  if (shape === 'pill') return Math.max(0, (off - (1 - height / width)) * height * 0.5);
  return 0;
}

function polygon(...points: readonly (readonly [number, number])[]): string {
  return `M${points.map(([x, y]) => `${x} ${y}`).join('L')}Z`;
}

function roundedBox(x: number, y: number, width: number, height: number, radius: number): string {
  const arc = `a${radius} ${radius} 0 0 1`;
  const across = width - 2 * radius;
  const down = height - 2 * radius;
  return (
    `M${x + radius} ${y}h${across}${arc} ${radius} ${radius}v${down}${arc} ${-radius} ${radius}` +
    `h${-across}${arc} ${-radius} ${-radius}v${-down}${arc} ${radius} ${-radius}Z`
  );
}

/** Arcs around the border; the extreme points of the outline touch the box, so that edges meet it. */
function cloud(x: number, y: number, w: number, h: number): string {
  const at = (fx: number, fy: number) => `${x + fx * w} ${y + fy * h}`;
  return (
    `M${at(0.14, 0.96)}C${at(-0.03, 1)} ${at(-0.05, 0.5)} ${at(0.1, 0.44)}` +
    `C${at(0.06, 0.14)} ${at(0.22, 0.04)} ${at(0.32, 0.2)}C${at(0.38, -0.08)} ${at(0.62, -0.08)} ${at(0.68, 0.2)}` +
    `C${at(0.78, 0.04)} ${at(0.95, 0.14)} ${at(0.9, 0.44)}C${at(1.05, 0.5)} ${at(1.03, 1)} ${at(0.86, 0.96)}Z`
  );
}
