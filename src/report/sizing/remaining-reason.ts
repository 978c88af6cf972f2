import type { Remaining } from '../../analysis/sizing/explain-remaining';
import { formatQuantity } from '../../quantity/format-quantity';

/** Why no size helps, in a sentence without its full stop. */
export function remainingReason({ cause, atBest }: Remaining): string {
  switch (cause.kind) {
    case 'limit':
      return 'It is a limit that does not grow with sizes: raise it, or send less';
    case 'external':
      return 'Others run it, so it has no size here';
    case 'unscalable':
      return 'More machines do not take this work off each other: do less of it, or divide it by key';
    case 'recovery':
      return 'It follows from replication, failover and backups, not from sizes';
    case 'cost':
      return 'The sizes that everything else asks for cost that much';
    case 'work': {
      const best = atBest === undefined ? '' : `${formatQuantity(atBest, 'duration')} at best: `;
      return `${best}it is work rather than waiting, most of it in ${cause.component}`;
    }
    case 'unanswered':
      return `${cause.component} lets no more requests through`;
    case 'bottleneck':
      return `${cause.component} is full first, whatever its size`;
    case 'dependency':
      return cause.components.length > 0
        ? `Most of the downtime comes from ${listed(cause.components)}, and more of the same does not help`
        : 'More of the same does not help';
    case 'search':
      return 'No sizes were found that help';
  }
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
