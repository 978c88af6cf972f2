import type { Finding } from '../finding';
import type { Span } from '../span';
import { withOffsets } from './explanation';
import type { ScalarNode, SyntaxNode } from './node';

export function shiftSpan({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

export function shiftScalar(node: ScalarNode, by: number): ScalarNode {
  return { ...node, span: shiftSpan(node.span, by) };
}

/** A copy of a node and of all below it, `by` characters further on. */
export function shiftNode(node: SyntaxNode, by: number): SyntaxNode {
  switch (node.type) {
    case 'scalar':
      return shiftScalar(node, by);
    case 'sequence':
      return { ...node, span: shiftSpan(node.span, by), items: node.items.map((item) => shiftNode(item, by)) };
    case 'mapping': {
      const moved = ({ key, value }: { key: ScalarNode; value: SyntaxNode }) => ({
        key: shiftScalar(key, by),
        value: shiftNode(value, by),
      });
      const { duplicates } = node;
      const shifted = { ...node, span: shiftSpan(node.span, by), entries: node.entries.map(moved) };
      return duplicates === undefined ? shifted : { ...shifted, duplicates: duplicates.map(moved) };
    }
  }
}

/** The same finding in a text that stands `by` characters further on. */
export function shiftFinding(finding: Finding, by: number): Finding {
  if (by === 0) return finding;
  const { span, related, data } = finding;
  return {
    ...finding,
    span: shiftSpan(span, by),
    ...(related && { related: related.map((other) => ({ ...other, span: shiftSpan(other.span, by) })) }),
    ...(data && { data: withOffsets(data, (offset) => offset + by) }),
  };
}
