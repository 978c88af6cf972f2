import type { Span } from '../spec/span';
import type { SyntaxNode } from '../spec/syntax/node';

/** A value of the document that answers a question. */
export interface Evidence {
  readonly path: string;
  readonly span: Span;
}

/**
 * The values at a path with wildcards: `*` stands for any one key or index, and `steps` for the steps at any depth.
 * `flows.*.slo` gives the objectives of every flow that has some.
 */
export function findEvidence(root: SyntaxNode | undefined, pattern: string): Evidence[] {
  return root ? descend(root, pattern.split('.'), '') : [];
}

/** Keys under which a step holds further steps. */
const nesting = ['steps', 'on_miss', 'on_failure', 'parallel'];

function descend(node: SyntaxNode, [segment, ...rest]: readonly string[], path: string): Evidence[] {
  if (segment === undefined) {
    const empty = node.type === 'scalar' && node.value === null;
    return empty ? [] : [{ path, span: node.span }];
  }
  const children = childrenOf(node, path);
  const wanted = segment === '*' ? children : children.filter(({ key }) => key === segment);
  const direct = wanted.flatMap((child) => descend(child.node, rest, child.path));
  if (segment !== 'steps') return direct;
  const nested = children
    .filter(({ key }) => nesting.includes(key))
    .flatMap((child) => childrenOf(child.node, child.path))
    .flatMap((step) => descend(step.node, [segment, ...rest], step.path));
  return [...direct, ...nested];
}

function childrenOf(node: SyntaxNode, path: string): { key: string; node: SyntaxNode; path: string }[] {
  if (node.type === 'sequence')
    return node.items.map((item, index) => ({ key: `${index}`, node: item, path: `${path}[${index}]` }));
  if (node.type === 'scalar') return [];
  return node.entries.map(({ key, value }) => ({
    key: key.text,
    node: value,
    path: path === '' ? key.text : `${path}.${key.text}`,
  }));
}
