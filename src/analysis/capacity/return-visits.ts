import type { CallNode } from './call-graph';
import { copiesOf } from './held-calls';
import type { HeldCall, PassInput } from './solved-station';

/** How often a request comes to a station, one visit after another. */
export interface ReturnVisits {
  readonly visits: number;
  /** Mean work elsewhere between two of them, seconds. */
  readonly gap: number;
}

/** Over the calls of a station; absent where requests come once. */
export function returnVisits(input: PassInput, held: readonly HeldCall[]): ReturnVisits | undefined {
  if (!held.some(({ node }) => node.times > 1) && held.length < 2) return undefined;
  const roots = new Map<number, { calls: number; work: number; most: number }>();
  let all = 0;
  for (const { node, own, rate } of held) {
    const root = roots.get(node.root) ?? { calls: 0, work: 0, most: 1 };
    const calls = rate / copiesOf(node);
    root.calls += calls;
    root.work += calls * own.mean;
    root.most = Math.max(root.most, node.times);
    roots.set(node.root, root);
    all += calls;
  }
  if (!(all > 0)) return undefined;
  let visits = 0;
  let gap = 0;
  for (const [index, { calls, work, most }] of roots) {
    const each = Math.max(most, calls / input.roots[index]!);
    visits += (each * calls) / all;
    gap += Math.max(0, workOf(input, index) - work) / all;
  }
  return visits > 1 ? { visits, gap } : undefined;
}

/** Work that is done for a root in a second. */
function workOf({ graph, asked, calls }: PassInput, root: number): number {
  let work = 0;
  for (const { index } of graph.nodesOf[graph.roots[root]!.flow]!.filter((node: CallNode) => node.root === root)) {
    work += calls[index]! * asked[index]!.own.mean;
  }
  return work;
}
