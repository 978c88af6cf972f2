import * as vscode from 'vscode';
import { checklists } from '../../catalog/checklists';
import { documentTemplates } from '../../catalog/document-templates';
import { insertionAt } from '../../document/insertion';
import { sectionKinds, sectionNames } from '../../document/section-kinds';
import { applyEdits } from '../../spec/edit/text-edit';
import type { Sections } from '../sections/sections';

interface SectionItem extends vscode.QuickPickItem {
  /** In snippet syntax. */
  readonly snippet?: string;
  /** As it can be asked for without a person. */
  readonly id?: string;
}

/** Offers the sections that are computed and those that are written, and puts the chosen one below the cursor. */
export async function insertSection(sections: Sections, editor: vscode.TextEditor, id?: string): Promise<void> {
  const items = sectionItems();
  const chosen = items.find((item) => id !== undefined && item.id === id) ?? (await pick(items));
  if (!chosen?.snippet) return;
  const snippet = chosen.id === 'checklist' && id === undefined ? await pickChecklist() : chosen.snippet;
  if (snippet === undefined) return;
  const { document } = editor;
  const text = document.getText();
  const { offset, before, after } = insertionAt(text, document.offsetAt(editor.selection.active));
  const filled = await fillSnippet(snippet, async (markers) => {
    const candidate = `${text.slice(0, offset)}${before}${markers}${after}${text.slice(offset)}`;
    const start = offset + before.length;
    const { edits } = await sections.documents.checkText(document, candidate);
    const own = edits.filter((edit) => edit.start >= start && edit.end <= start + markers.length);
    return applyEdits(
      markers,
      own.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start })),
    );
  });
  const body = new vscode.SnippetString(before + filled.replace(/\n?\$0$/, '') + after);
  await editor.insertSnippet(body, document.positionAt(offset), {
    undoStopBefore: true,
    undoStopAfter: true,
    keepWhitespace: true,
  });
}

function sectionItems(): SectionItem[] {
  const separator = (label: string) => ({ label, kind: vscode.QuickPickItemKind.Separator });
  return [
    separator('computed from the spec'),
    ...sectionNames.map((name) => ({
      label: `$(refresh) ${titleOf(name)}`,
      detail: sectionKinds[name],
      id: name,
      snippet: markersOf(name),
    })),
    separator('written by you'),
    ...documentTemplates
      .filter(({ whole }) => !whole)
      .map(({ id, title, description, snippet }) => ({
        label: `$(edit) ${title}`,
        detail: description,
        id: `hr-${id}`,
        snippet,
      })),
  ];
}

function pick(items: readonly SectionItem[]): Thenable<SectionItem | undefined> {
  const placeHolder = 'What the document is to have below the cursor';
  return vscode.window.showQuickPick(items, { title: 'Insert Section', placeHolder, matchOnDetail: true });
}

async function pickChecklist(): Promise<string | undefined> {
  const all: SectionItem = { label: 'All that suit the design', snippet: markersOf('checklist') };
  const items = checklists.map(({ id, title, summary, items: { length } }) => ({
    label: title,
    description: `${length} questions`,
    detail: summary,
    snippet: markersOf(`checklist list=${id}`),
  }));
  const chosen = await vscode.window.showQuickPick([all, ...items], { title: 'Insert Checklist', matchOnDetail: true });
  return chosen?.snippet;
}

/** The snippet with its computed sections filled in, as far as that can be done. */
async function fillSnippet(snippet: string, fill: (markers: string) => Promise<string>): Promise<string> {
  let filled = '';
  for (const part of snippet.split(/(<!-- headroom:[^>]*-->\n<!-- \/headroom -->)/))
    filled += part.startsWith('<!-- headroom:') ? asSnippet(await fill(part)) : part;
  return filled;
}

/** Text that a snippet shows as it is. */
function asSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

function markersOf(name: string): string {
  return `<!-- headroom:${name} -->\n<!-- /headroom -->`;
}

function titleOf(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
