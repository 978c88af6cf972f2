import type { Analysis } from '../analysis/analyse';
import { setField } from '../spec/edit/set-field';
import type { TextEdit } from '../spec/edit/text-edit';
import type { Component } from '../spec/model/component';
import type { SpecDocument } from '../spec/read-spec';
import { whatIf } from './what-if';

export interface Solved {
  readonly count: number;
  readonly field: 'replicas' | 'max' | 'shards';
  readonly edit: TextEdit;
  readonly after: Analysis;
}

/** Beyond this many times the present count, more of the same is no longer an answer. */
const mostTimes = 64;

/**
 * The smallest number of replicas (of autoscaled components: the smallest maximum) with which the design is good, found
 * by bisection on the analysis itself; undefined when no sensible number is enough.
 */
export function solveReplicas(
  document: SpecDocument,
  component: Component,
  good: (analysis: Analysis) => boolean,
): Solved | undefined {
  const { autoscale, path } = component;
  const given = autoscale?.max ?? component.placements[0]?.replicas ?? 1;
  const field = autoscale ? 'max' : 'replicas';
  return smallestCount(given + 1, given * mostTimes, good, (count) => {
    const edit = setField(document.tree, autoscale ? `${path}.replicas` : path, field, String(count));
    const after = edit && whatIf(document, [edit]);
    return edit && after && { count, field, edit, after };
  });
}

/** As above, for shards: where each replica has to do all the writes, only they divide the load. */
export function solveShards(
  document: SpecDocument,
  component: Component,
  good: (analysis: Analysis) => boolean,
): Solved | undefined {
  return smallestCount(component.shards + 1, component.shards * mostTimes, good, (count) => {
    const edit = setField(document.tree, component.path, 'shards', String(count));
    const after = edit && whatIf(document, [edit]);
    return edit && after && { count, field: 'shards', edit, after };
  });
}

function smallestCount(
  from: number,
  most: number,
  good: (analysis: Analysis) => boolean,
  at: (count: number) => Solved | undefined,
): Solved | undefined {
  let low = from;
  let high = from;
  let best = at(high);
  for (let step = 1; best && !good(best.after); step *= 2) {
    if (high >= most) return undefined;
    low = high + 1;
    high = Math.min(most, high + step);
    best = at(high);
  }
  while (best && low < high) {
    const middle = Math.floor((low + high) / 2);
    const candidate = at(middle);
    if (candidate && good(candidate.after)) {
      best = candidate;
      high = middle;
    } else low = middle + 1;
  }
  return best;
}
