import type { Analysis } from '../../analysis/analyse';
import { formatQuantity } from '../../quantity/format-quantity';
import type { Component } from '../../spec/model/component';
import { lastOffset } from '../../spec/syntax/last-offset';
import { entryOf, type SyntaxNode } from '../../spec/syntax/node';
import { nodeAtPath } from '../../spec/syntax/path';
import type { InlayHint } from './inlay-hint';

/** What follows from several fields of a component, at the field that a reader looks at. */
export function* componentHints({ model, results }: Analysis, root: SyntaxNode | undefined): Generator<InlayHint> {
  for (const component of model.components) {
    const node = nodeAtPath(root, component.path);
    const report = results.components[component.id];
    const behind = (key: string) => {
      const entry = entryOf(node, key);
      return entry && lastOffset(entry.value);
    };
    const capacityAt = behind('capacity') === undefined ? behind('service_time') : undefined;
    if (capacityAt !== undefined && component.service && !component.delayOnly && component.service.mean > 0) {
      yield capacityHint(capacityAt, component, component.service.mean);
    }
    const replicasAt = behind('replicas');
    if (replicasAt !== undefined && report?.replicas?.needed_at_peak !== undefined) {
      const label = `${formatQuantity(report.replicas.needed_at_peak, 'count')} needed at peak`;
      yield { offset: replicasAt, kind: 'replicas', label, tooltip: 'Fewest replicas that carry the peak' };
    }
    const cacheAt = behind('hit_ratio') === undefined ? (behind('memory') ?? behind('items')) : undefined;
    if (cacheAt !== undefined && report?.hit_ratio !== undefined) {
      const label = `hits ${formatQuantity(report.hit_ratio, 'fraction')}`;
      yield { offset: cacheAt, kind: 'cache', label, tooltip: 'Hit ratio that follows from size and popularity' };
    }
    const storageAt = behind('storage');
    if (storageAt !== undefined && report?.storage?.at_horizon !== undefined) {
      const label = `${formatQuantity(report.storage.at_horizon, 'size')} used at the horizon`;
      yield { offset: storageAt, kind: 'storage', label, tooltip: 'By one replica, when workload.horizon is reached' };
    }
  }
}

function capacityHint(offset: number, { concurrency, batch }: Component, mean: number): InlayHint {
  const capacity = formatQuantity(concurrency / mean, 'rate');
  const tooltip = `Capacity of one replica: concurrency / service_time = ${formatQuantity(concurrency, 'count')} / ${formatQuantity(mean, 'duration')}`;
  const label = batch > 1 ? `${capacity} per replica, in batches` : `${capacity} per replica`;
  return { offset, kind: 'capacity', label, tooltip };
}
