import { formatQuantity } from '../quantity/format-quantity';
import type { GraphEdge, GraphNode } from './graph';
import { insetsOf, shapeOf } from './shape';
import { textWidth } from './text-width';

/** Font sizes and line heights of a node in pixels; the stylesheet sets the same sizes. */
export const labelSize = 13;
export const detailSize = 11;
/** Label, detail and bar with their gaps. */
export const contentHeight = 49;
const minimumContent = 96;
const maximumContent = 190;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Second line of a node: what it is, and how many of it. */
export function nodeDetail({ kind, technology, replicas }: GraphNode): string {
  const count = replicas === undefined ? undefined : `×${replicas}`;
  return [kind.replaceAll('-', ' '), technology, count].filter((part) => part !== undefined && part !== '').join(' · ');
}

/** Width that is left for text inside a node, pixels. */
export function contentWidth(node: GraphNode): number {
  const wanted = Math.max(textWidth(node.label, labelSize) * 1.06, textWidth(nodeDetail(node), detailSize));
  return Math.ceil(Math.min(maximumContent, Math.max(minimumContent, wanted)));
}

export function nodeSize(node: GraphNode): Size {
  const { x, top, bottom } = insetsOf(shapeOf(node.kind));
  return { width: contentWidth(node) + 2 * x, height: contentHeight + top + bottom };
}

/** Rate of an edge at peak, or nothing where it is not known. */
export function edgeLabel({ rate }: GraphEdge): string {
  return rate === undefined ? '' : formatQuantity(rate, 'rate');
}

export function edgeLabelSize(edge: GraphEdge): Size {
  const label = edgeLabel(edge);
  return label === '' ? { width: 0, height: 0 } : { width: Math.ceil(textWidth(label, detailSize)) + 8, height: 16 };
}
