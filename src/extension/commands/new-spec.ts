import * as vscode from 'vscode';
import { blueprints } from '../../catalog/blueprints';

/** Offers the blueprints and opens the chosen one as a new, unsaved spec. */
export async function newSpecFromBlueprint(id?: string): Promise<vscode.TextDocument | undefined> {
  const items = blueprints.map((blueprint) => ({ label: blueprint.title, detail: blueprint.summary, blueprint }));
  const chosen =
    items.find(({ blueprint }) => blueprint.id === id) ??
    (await vscode.window.showQuickPick(items, {
      title: 'New Design Spec from Blueprint',
      placeHolder: 'A system that is close to yours',
      matchOnDetail: true,
    }));
  if (!chosen) return undefined;
  const document = await vscode.workspace.openTextDocument({ language: 'yaml', content: chosen.blueprint.text });
  await vscode.window.showTextDocument(document);
  return document;
}
