import { removeEntry } from '../rules/edits/remove-entry';
import { changeBetween } from '../spec/edit/change-between';
import { insertEntry } from '../spec/edit/insert-entry';
import { scalarText } from '../spec/edit/scalar-text';
import { type Editable, setField } from '../spec/edit/set-field';
import { applyEdits, type TextEdit } from '../spec/edit/text-edit';
import { childOf, type MappingNode, type SyntaxNode } from '../spec/syntax/node';
import { parseYaml } from '../spec/syntax/parse-yaml';

/** What a person says to a question of a checklist; the keys are those of an answer in `reviews`. */
export interface Answer {
  readonly answer: 'yes' | 'no' | 'n/a';
  readonly note?: string;
  readonly by?: string;
  /** `YYYY-MM-DD`. */
  readonly on?: string;
}

const fields = ['answer', 'note', 'by', 'on'] as const;

/**
 * The edits that write an answer into `reviews`, or take it out together with what it would leave empty. Undefined where
 * that cannot be done without changing something else, as where reviews are an alias.
 */
export function answerEdits(
  document: Editable,
  checklist: string,
  item: string,
  answer: Answer | undefined,
): readonly TextEdit[] | undefined {
  const { text, root } = document;
  if (root?.type !== 'mapping') return undefined;
  const place = ['reviews', checklist, item];
  const after = answer ? answered(document, place, answer) : cleared(document, place);
  if (!isOnlyChange(root, parseYaml(after).root, place, answer)) return undefined;
  return [changeBetween(text, after) ?? []].flat();
}

function cleared(document: Editable, place: readonly string[]): string {
  return edited(document, removeEntry(document, place.slice(0, -1).join('.'), place.at(-1) ?? ''));
}

function answered(document: Editable, place: readonly string[], answer: Answer): string {
  const standing = place.reduce(childOf, document.root);
  return standing?.type === 'mapping'
    ? revised(document, place, answer)
    : edited(document, added(document, place, answer));
}

/** Field by field, so that comments and the style of the answer stay. */
function revised(document: Editable, place: readonly string[], answer: Answer): string {
  const path = place.join('.');
  let current = document;
  const apply = (edit: TextEdit | undefined) => {
    const text = edited(current, edit);
    current = { text, root: parseYaml(text).root };
  };
  for (const field of fields) {
    const value = answer[field];
    const old = [...place, field].reduce(childOf, current.root);
    const isLong = old !== undefined && current.text.slice(old.span.start, old.span.end).includes('\n');
    if (old && (value === undefined || isLong)) apply(removeEntry(current, path, field));
    if (value !== undefined) apply(setField(current, path, field, scalarText(value)));
  }
  return current.text;
}

/** Behind the other answers of the checklist, with whatever is missing above it. */
function added({ text, root }: Editable, place: readonly string[], answer: Answer): TextEdit | undefined {
  let depth = 0;
  let parent = root;
  for (let child = parent; child?.type === 'mapping'; child = childOf(child, place[depth++] ?? '')) parent = child;
  depth -= 1;
  const key = place[depth];
  if (parent?.type !== 'mapping' || key === undefined) return undefined;
  const given = fields.flatMap((field) => {
    const value = answer[field];
    return value === undefined ? [] : [`${field}: ${scalarText(value)}`];
  });
  const below = place.slice(depth + 1);
  const inBraces = below.reduceRight((value, name) => `{${name}: ${value}}`, `{${given.join(', ')}}`);
  // Nothing, or something that is no review, stands where it belongs.
  if (childOf(parent, key)) return setField({ text, root }, place.slice(0, depth).join('.'), key, inBraces);
  if (parent.flow) return insertEntry(text, parent, key, inBraces);
  const indent = ' '.repeat(indentOf(root, text));
  if (below.length === 0) {
    const value = hasBlocks(parent) ? given.map((line) => `\n${indent}${line}`).join('') : inBraces;
    return insertEntry(text, parent, key, value);
  }
  const lines = below.map((name, index) => `\n${indent.repeat(index + 1)}${name}:`);
  return insertEntry(text, parent, key, `${lines.join('')} {${given.join(', ')}}`);
}

function hasBlocks({ entries }: MappingNode): boolean {
  const last = entries.at(-1)?.value;
  return last?.type === 'mapping' && !last.flow;
}

/** By how many columns the author indents. */
function indentOf(root: SyntaxNode | undefined, text: string): number {
  const columnOf = (offset: number) => offset - (text.lastIndexOf('\n', offset - 1) + 1);
  for (const { key, value } of root?.type === 'mapping' ? root.entries : []) {
    const first = value.type === 'mapping' && !value.flow ? value.entries[0]?.key.span.start : undefined;
    const columns = first === undefined || first < key.span.end ? 0 : columnOf(first) - columnOf(key.span.start);
    if (columns > 0) return columns;
  }
  return 2;
}

function edited({ text }: Editable, edit: TextEdit | undefined): string {
  return applyEdits(text, edit ? [edit] : []);
}

/** Whether the answer is what was given, and every other value of the document what it was. */
function isOnlyChange(
  before: SyntaxNode,
  after: SyntaxNode | undefined,
  place: readonly string[],
  answer: Answer | undefined,
): boolean {
  const at = nameOf(place);
  const others = leaves(before).filter(([name]) => name !== at && !name.startsWith(`${at.slice(0, -1)},`));
  const given = fields.flatMap((field) => {
    const value = answer?.[field];
    return value === undefined ? [] : [[nameOf([...place, field]), JSON.stringify(value)] as const];
  });
  const sorted = (values: readonly Leaf[]) => JSON.stringify(values.map(String).sort());
  return after !== undefined && sorted(leaves(after)) === sorted([...others, ...given]);
}

/** The name of a place and the value there. */
type Leaf = readonly [name: string, value: string];

/** All values of a document but those that are no answers in `reviews`, which come and go with the answers. */
function leaves(node: SyntaxNode, place: readonly string[] = []): Leaf[] {
  if (node.type === 'mapping' && node.entries.length > 0)
    return node.entries.flatMap(({ key, value }) => leaves(value, [...place, key.text]));
  if (node.type === 'sequence' && node.items.length > 0)
    return node.items.flatMap((item, index) => leaves(item, [...place, `${index}`]));
  if (place[0] === 'reviews' && place.length <= 3) return [];
  return [[nameOf(place), node.type === 'scalar' ? JSON.stringify(node.value) : node.type]];
}

function nameOf(place: readonly string[]): string {
  return JSON.stringify(place);
}
