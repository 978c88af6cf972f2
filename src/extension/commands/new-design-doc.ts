import * as vscode from 'vscode';
import { blueprints } from '../../catalog/blueprints';
import { findDocumentTemplate } from '../../catalog/document-templates';
import { renderDesignDoc } from '../../catalog/render-design-doc';
import { fillDesignDoc } from '../../report/sections/fill-design-doc';

/** Opens a new, unsaved design doc with the spec of a chosen blueprint and its sections computed. */
export async function newDesignDoc(id?: string): Promise<vscode.TextDocument | undefined> {
  const small = { label: 'A small service and its database', detail: 'The template as it is', text: templateText() };
  const items = [
    small,
    ...blueprints.map((blueprint) => ({
      id: blueprint.id,
      label: blueprint.title,
      detail: blueprint.summary,
      text: renderDesignDoc(blueprint),
    })),
  ];
  const chosen =
    items.find((item) => 'id' in item && item.id === id) ??
    (await vscode.window.showQuickPick(items, {
      title: 'New Design Doc',
      placeHolder: 'A system that is close to yours',
      matchOnDetail: true,
    }));
  if (!chosen) return undefined;
  const document = await vscode.workspace.openTextDocument({
    language: 'markdown',
    content: fillDesignDoc(chosen.text),
  });
  await vscode.window.showTextDocument(document);
  return document;
}

function templateText(): string {
  return findDocumentTemplate('doc')?.text ?? '';
}
