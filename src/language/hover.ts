import type { CheckedDocument } from '../rules/check-document';
import type { Span } from '../spec/span';
import { type NodePosition, nodeAt } from '../spec/syntax/node-at';
import { parsePath } from '../spec/syntax/path';
import { commentAt } from './comments';
import {
  describeChecklist,
  describeChecklistItem,
  describePattern,
  describeRule,
  describeTechnology,
  describeTermAt,
} from './hover/describe-catalogue';
import { describeComponent } from './hover/describe-component';
import { describeDataset } from './hover/describe-dataset';
import { describeField, describeWord, isRequired } from './hover/describe-field';
import { describeFlow } from './hover/describe-flow';
import { describeQuantity } from './hover/describe-quantity';
import { describeRegion } from './hover/describe-region';
import { describeScenario, describeStage } from './hover/describe-scenario';
import { type Occurrence, occurrenceAt } from './occurrences';
import { type DocumentKind, fieldSlot, slotAt, slotOfNode } from './slot';

/** What an editor shows over a text: Markdown, with everything that the author wrote escaped. */
export interface Hover extends Span {
  readonly contents: string;
  /** The contents without what the schema says, which whoever reads the schema says too; may be empty. */
  readonly besideSchema: string;
}

/** What stands at an offset and what it amounts to; from what is computed already, nothing is read again. */
export function hoverAt(checked: CheckedDocument, offset: number, kind: DocumentKind = 'spec'): Hover | undefined {
  const { document } = checked;
  const occurrence = occurrenceAt(document, offset);
  const symbol = occurrence && describeSymbol(occurrence, checked);
  if (occurrence && symbol) return { ...occurrence.span, contents: symbol, besideSchema: symbol };
  const at = nodeAt(document.tree.root, offset);
  if (at?.onKey && at.entry) return keyHover(at, kind);
  if (at?.node.type === 'scalar') return valueHover(at, checked, offset, kind);
  const comment = commentAt(document.text, offset);
  return comment && termHover(comment.prose, comment.start, offset);
}

function describeSymbol({ namespace, id, path }: Occurrence, checked: CheckedDocument): string | undefined {
  switch (namespace) {
    case 'component':
      return describeComponent(id, checked);
    case 'flow':
      return describeFlow(id, checked);
    case 'dataset':
      return describeDataset(id, checked);
    case 'region':
      return describeRegion(id, checked);
    case 'scenario':
      return describeScenario(id, checked);
    case 'stage':
      return describeStage(id, checked);
    case 'pattern':
      return describePattern(id);
    case 'technology':
      return describeTechnology(id);
    case 'rule':
      return describeRule(id);
    case 'checklist':
      return describeChecklist(id);
    case 'checklistItem':
      return describeChecklistItem(String(parsePath(path).at(-2)), id);
    default:
      return undefined;
  }
}

function keyHover({ path, entry }: NodePosition, kind: DocumentKind): Hover | undefined {
  const key = entry?.key.text ?? '';
  const parent = slotAt(path.slice(0, -1), kind);
  const slot = parent && fieldSlot(parent, key);
  if (!entry || !slot) return undefined;
  return { ...entry.key.span, contents: describeField(key, slot, isRequired(parent, key)), besideSchema: '' };
}

function valueHover(
  { path, node }: NodePosition,
  checked: CheckedDocument,
  offset: number,
  kind: DocumentKind,
): Hover | undefined {
  const slot = slotOfNode(path, node, kind);
  if (node.type !== 'scalar' || node.value === null || !slot) return undefined;
  const word = describeWord(node.text, slot);
  if (word) return { ...node.span, contents: word, besideSchema: '' };
  if (slot.plan.kind === 'quantity') {
    const { model } = checked.analysis ?? {};
    const amount = describeQuantity(node.text, slot.plan.dimension, {
      path,
      ...(model && { workload: model.workload, currency: model.currency }),
    });
    if (amount === undefined) return undefined;
    const contents = [amount, slot.field.description].filter(Boolean).join('\n\n');
    return { ...node.span, contents, besideSchema: amount };
  }
  const { text } = checked.document;
  return termHover(text.slice(node.span.start, node.span.end), node.span.start, offset);
}

/** A term of the catalogue in what people write for people. */
function termHover(prose: string, start: number, offset: number): Hover | undefined {
  const term = describeTermAt(prose, offset - start);
  return (
    term && { start: start + term.start, end: start + term.end, contents: term.contents, besideSchema: term.contents }
  );
}
