import type { ScalarNode, SyntaxNode } from './node';
import { nodeAt } from './node-at';

/** What stands at a path: the value, and the key before it if there is one. */
export interface PathTarget {
  readonly node: SyntaxNode;
  readonly key?: ScalarNode;
}

/** The keys and indices of a path such as `flows.pay.steps[0].timeout`. */
export function parsePath(path: string): (string | number)[] {
  return [...path.matchAll(/\[(\d+)\]|([^.[\]]+)/g)].map(([, index, key]) =>
    index === undefined ? (key ?? '') : Number(index),
  );
}

/** Keys and indices as people read them: `flows.pay.steps[0].timeout`. */
export function pathOf(segments: readonly (string | number)[]): string {
  let path = '';
  for (const segment of segments) {
    if (typeof segment === 'number') path += `[${segment}]`;
    else path += path === '' ? segment : `.${segment}`;
  }
  return path;
}

/** The path of what stands at an offset; empty for the document itself. */
export function pathAt(root: SyntaxNode | undefined, offset: number): string {
  return pathOf(nodeAt(root, offset)?.path ?? []);
}

/** What stands at exactly this path. */
export function nodeAtPath(root: SyntaxNode | undefined, path: string): SyntaxNode | undefined {
  let node = root;
  for (const segment of parsePath(path)) node = node && childAt(node, segment)?.node;
  return node;
}

/** What stands at a path, or at the nearest place above it that exists; undefined only for an empty document. */
export function targetAt(root: SyntaxNode | undefined, path: string): PathTarget | undefined {
  let target: PathTarget | undefined = root && { node: root };
  for (const segment of parsePath(path)) {
    const next = target && childAt(target.node, segment);
    if (!next) break;
    target = next;
  }
  return target;
}

function childAt(node: SyntaxNode, segment: string | number): PathTarget | undefined {
  if (node.type === 'sequence' && typeof segment === 'number') {
    const item = node.items[segment];
    return item && { node: item };
  }
  if (node.type !== 'mapping') return undefined;
  const entry = node.entries.find(({ key }) => key.text === String(segment));
  return entry && { node: entry.value, key: entry.key };
}
