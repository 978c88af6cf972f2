import type { SizeChange } from '../../analysis/sizing/size-to-objectives';
import { formatAsWritten } from '../../quantity/format-quantity';
import { setField } from '../../spec/edit/set-field';
import type { TextEdit } from '../../spec/edit/text-edit';
import type { Component } from '../../spec/model/component';
import type { Model } from '../../spec/model/model';
import type { SpecDocument } from '../../spec/read-spec';
import { nodeAtPath } from '../../spec/syntax/path';

/** A size as the document writes it. */
export interface SizeEdit {
  /** `components.api.replicas.max` */
  readonly path: string;
  readonly from: number;
  readonly to: number;
  /** Absent where something else stands in its place. */
  readonly edit?: TextEdit;
}

/** What changes in the document so that it says what the sized model does. */
export function sizeEdits(document: SpecDocument, before: Model, sized: Model, change: SizeChange): SizeEdit[] {
  const component = before.components[change.component]!;
  const { path } = component;
  const set = (parent: string, key: string, from: number, to: number, text = String(to)): SizeEdit => {
    const edit = setField(document.tree, parent, key, text);
    return { path: `${parent}.${key}`, from, to, ...(edit && { edit }) };
  };
  const { from, to, field, target } = change;
  switch (field) {
    case 'replicas':
      return replicaEdits(document, before, component, sized.components[change.component]!, set);
    case 'minimum':
      return [set(`${path}.replicas`, 'min', from, to)];
    case 'maximum':
      return [set(`${path}.replicas`, 'max', from, to)];
    case 'pool':
      return [set(`${path}.pools`, before.components[target ?? -1]?.id ?? '', from, to)];
    case 'memory':
    case 'storage':
      return [set(path, field, from, to, formatAsWritten(to, 'size'))];
    case 'shards':
    case 'partitions':
      return [set(path, field, from, to)];
  }
}

type Set = (parent: string, key: string, from: number, to: number) => SizeEdit;

/** Regions that have a number of their own keep one; a replication factor goes along where it does not follow by itself. */
function replicaEdits(
  { tree }: SpecDocument,
  { regions }: Model,
  { path, placements, replication }: Component,
  sized: Component,
  set: Set,
): SizeEdit[] {
  const edits: SizeEdit[] = [];
  let common: SizeEdit | undefined;
  placements.forEach(({ region, replicas }, index) => {
    const to = sized.placements[index]?.replicas ?? replicas;
    const id = regions[region]?.id ?? '';
    const own = nodeAtPath(tree.root, `${path}.regions.${id}`);
    if (own?.type === 'scalar' && own.value !== null) edits.push(set(`${path}.regions`, id, replicas, to));
    else common ??= set(path, 'replicas', replicas, to);
  });
  if (common) edits.push(common);
  const factor = sized.replication?.factor;
  const implied = nodeAtPath(tree.root, `${path}.replication.factor`) ? replication?.factor : (common?.to ?? factor);
  if (replication && factor !== undefined && factor !== implied) {
    edits.push(set(`${path}.replication`, 'factor', replication.factor, factor));
  }
  return edits;
}
