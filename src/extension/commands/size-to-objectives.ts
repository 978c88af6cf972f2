import * as vscode from 'vscode';
import { formatQuantity } from '../../quantity/format-quantity';
import { remainingReason } from '../../report/sizing/remaining-reason';
import { subjectOf } from '../../report/sizing/subject-of';
import { type SizedDocument, type SizedField, sizeDocument } from '../../rules/sizing/size-document';
import { effectOn } from '../../rules/what-if';
import { addEdits } from '../edits';
import type { SpecRegion } from '../spec-documents';

/**
 * Offers the sizes that meet the objectives, and writes those that are chosen as one edit, which one undo takes back.
 *
 * @param all write all of them without asking
 */
export async function sizeToObjectives(document: vscode.TextDocument, region: SpecRegion, all: boolean): Promise<void> {
  const { version } = document;
  const sized = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: 'Sizing to objectives' },
    async () => sizeDocument(region.checked),
  );
  if (!sized) {
    await vscode.window.showInformationMessage('This spec has errors. Sizes can be found once they are mended.');
    return;
  }
  const chosen = all || sized.changes.length === 0 ? sized.changes : await choose(sized);
  if (!chosen) return;
  if (document.version !== version) {
    await vscode.window.showInformationMessage('The spec has changed meanwhile; nothing was written.');
    return;
  }
  const change = new vscode.WorkspaceEdit();
  addEdits(
    change,
    document,
    region,
    chosen.flatMap(({ edit }) => edit ?? []),
  );
  if (change.size > 0) await vscode.workspace.applyEdit(change);
  // Nobody has to answer it, so that a command that is run by another one ends.
  void tellOutcome(sized, chosen.length);
}

async function choose(sized: SizedDocument): Promise<readonly SizedField[] | undefined> {
  const items = sized.changes.map((field) => ({ ...itemOf(field, sized), field, picked: field.edit !== undefined }));
  const picked = await vscode.window.showQuickPick(items, {
    title: `Size to Objectives${costOf(sized)}`,
    placeHolder: 'Sizes to write into the spec; they meet the objectives together',
    canPickMany: true,
    matchOnDetail: true,
  });
  return picked?.map(({ field }) => field);
}

function itemOf(
  { path, from, to, component, edit }: SizedField,
  { before, after }: SizedDocument,
): vscode.QuickPickItem {
  const dimension = /\.(memory|storage)$/.test(path) ? 'size' : 'count';
  return {
    label: `${path.replace(/^components\./, '')}: ${formatQuantity(from, dimension)} → ${formatQuantity(to, dimension)}`,
    description: edit ? '' : 'has to be written by hand',
    detail: effectOn(component, before, after),
  };
}

/** `: $400/month → $600/month` */
function costOf({ before, after }: SizedDocument): string {
  const [was, is] = [before.results.cost?.monthly, after.results.cost?.monthly];
  if (was === undefined || is === undefined) return '';
  const { currency } = after.model;
  return `: ${[was, is].map((cost) => formatQuantity(cost, 'money-per-time', { currency })).join(' → ')}`;
}

async function tellOutcome({ remaining, changes }: SizedDocument, written: number): Promise<void> {
  const [first, ...others] = remaining;
  if (first) {
    const more = others.length > 0 ? ` And ${others.length} more.` : '';
    const message = `No size helps ${subjectOf(first.path).subject}. ${remainingReason(first)}.${more}`;
    await vscode.window.showWarningMessage(message);
  } else if (changes.length === 0) await vscode.window.showInformationMessage('No other sizes are needed.');
  else vscode.window.setStatusBarMessage(`Headroom: ${written} size${written === 1 ? '' : 's'} written`, 5000);
}
