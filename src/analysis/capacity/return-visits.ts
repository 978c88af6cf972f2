import { copiesOf } from './held-calls';
import type { HeldCall, PassInput } from './solved-station';

/** How often a request comes to a station, one visit after another. */
export interface ReturnVisits {
  readonly visits: number;
  /** Mean work elsewhere between two of them, seconds. */
  readonly gap: number;
}

/** Over the calls of a station; absent where requests come once. */
export function returnVisits(
  { roots }: PassInput,
  held: readonly HeldCall[],
  rootWork: Float64Array,
): ReturnVisits | undefined {
  if (!held.some(({ node }) => node.times > 1) && held.length < 2) return undefined;
  let all = 0;
  let visits = 0;
  let gap = 0;
  // Calls of one root stand next to each other.
  for (let i = 0; i < held.length; ) {
    const { root } = held[i]!.node;
    let calls = 0;
    let work = 0;
    let most = 1;
    for (; held[i]?.node.root === root; i++) {
      const { node, own, rate } = held[i]!;
      const single = rate / copiesOf(node);
      calls += single;
      work += single * own.mean;
      most = Math.max(most, node.times);
    }
    if (!(calls > 0)) continue;
    all += calls;
    visits += Math.max(most, calls / roots[root]!) * calls;
    gap += Math.max(0, rootWork[root]! - work);
  }
  if (!(all > 0)) return undefined;
  visits /= all;
  gap /= all;
  return visits > 1 ? { visits, gap } : undefined;
}

/** Work that is done for each root in a second. */
export function workByRoot({ graph, asked, calls }: PassInput): Float64Array {
  const work = new Float64Array(graph.roots.length);
  for (let node = 0; node < asked.length; node++)
    work[graph.nodes[node]!.root]! += calls[node]! * asked[node]!.own.mean;
  return work;
}
