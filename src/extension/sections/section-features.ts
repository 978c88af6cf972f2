import * as vscode from 'vscode';
import { checklists } from '../../catalog/checklists';
import { completeMarker, type MarkerCompletion } from '../../document/complete-marker';
import { describeMarker } from '../../document/describe-marker';
import { specFences } from '../../document/fences';
import { readDesignDoc } from '../../document/sections';
import type { TextEdit } from '../../spec/edit/text-edit';
import type { Span } from '../../spec/span';
import { linkTarget } from './link-target';
import type { SectionDocuments } from './section-documents';

/** Files of a folder that are offered as specs at most. */
const mostFiles = 50;

const kinds: Record<MarkerCompletion['kind'], vscode.CompletionItemKind> = {
  section: vscode.CompletionItemKind.Snippet,
  option: vscode.CompletionItemKind.Property,
  value: vscode.CompletionItemKind.Value,
};

/** What the editor offers at the markers of computed sections. */
export class SectionFeatures {
  constructor(readonly documents: SectionDocuments) {}

  async codeActions(document: vscode.TextDocument, range: vscode.Range, shown: readonly vscode.Diagnostic[]) {
    const { findings, edits } = await this.documents.check(document);
    const here = findings.filter(({ finding }) => range.intersection(rangeOf(document, finding.span)));
    return here.flatMap(({ finding, fix }) => {
      if (!fix) return [];
      const diagnostics = shown.filter(({ source, message }) => source === 'headroom' && message === finding.message);
      const action = (title: string, changes: readonly TextEdit[], preferred: boolean) => {
        const made = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
        made.edit = editOf(document, changes);
        made.isPreferred = preferred;
        made.diagnostics = diagnostics;
        return made;
      };
      const all = finding.rule === 'doc/stale-section' && edits.length > 1;
      return [
        action(fix.title, fix.edits, fix.preferred === true),
        ...(all ? [action('Refresh all computed sections', edits, false)] : []),
      ];
    });
  }

  async hover(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | undefined> {
    const { doc, findings } = await this.documents.check(document);
    const offset = document.offsetAt(position);
    const section = doc.sections.find(({ open, close }) => isAt(open.span, offset) || isAt(close.span, offset));
    if (!section) return undefined;
    const starts = specFences(document.getText()).map(({ start }) => document.positionAt(start).line + 1);
    const isCurrent = !findings.some(({ finding }) => finding.span.start === section.open.span.start);
    const text = new vscode.MarkdownString(describeMarker(section, starts, isCurrent));
    text.isTrusted = { enabledCommands: ['headroom.refreshSections'] };
    return new vscode.Hover(
      text,
      rangeOf(document, isAt(section.open.span, offset) ? section.open.span : section.close.span),
    );
  }

  async completions(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.CompletionItem[]> {
    const line = document.lineAt(position.line).text;
    const next = /<!--[ \t]*(\/?)headroom\b/.exec(
      document.getText().slice(document.offsetAt(document.lineAt(position).range.end)),
    );
    const context = {
      isClosed: next?.[1] === '/',
      lists: checklists,
      files: /spec=/.test(line) ? await specsBeside(document.uri) : [],
    };
    return completeMarker(line, position.character, context).map((found, index) => {
      const item = new vscode.CompletionItem(found.label, kinds[found.kind]);
      item.range = new vscode.Range(position.line, found.start, position.line, found.end);
      item.insertText = found.text;
      item.filterText = line.slice(found.start, position.character) + found.label;
      item.keepWhitespace = true;
      item.detail = found.description;
      // In the order of a document rather than of the alphabet.
      item.sortText = String(index).padStart(3, '0');
      if (found.isNew) item.command = { title: 'Refresh', command: 'headroom.refreshSections' };
      if (found.kind === 'option') item.command = { title: 'Suggest', command: 'editor.action.triggerSuggest' };
      return item;
    });
  }

  folding(document: vscode.TextDocument): vscode.FoldingRange[] {
    return readDesignDoc(document.getText()).sections.flatMap(({ open, close }) => {
      const [start, end] = [document.positionAt(open.span.start).line, document.positionAt(close.span.start).line];
      return end > start ? [new vscode.FoldingRange(start, end, vscode.FoldingRangeKind.Region)] : [];
    });
  }

  links(document: vscode.TextDocument): vscode.DocumentLink[] {
    return readDesignDoc(document.getText()).files.map(({ path, span }) => {
      const link = new vscode.DocumentLink(rangeOf(document, span), linkTarget(document.uri, path));
      link.tooltip = 'Open the spec';
      return link;
    });
  }
}

export function editOf(document: vscode.TextDocument, edits: readonly TextEdit[]): vscode.WorkspaceEdit {
  const result = new vscode.WorkspaceEdit();
  for (const edit of edits) result.replace(document.uri, rangeOf(document, edit), edit.newText);
  return result;
}

export function rangeOf(document: vscode.TextDocument, { start, end }: Span): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

function isAt({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}

/** Design specs in the folder of a document. */
async function specsBeside(document: vscode.Uri): Promise<string[]> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(linkTarget(document, '.'));
    const specs = entries.filter(([name]) => /\.design\.ya?ml$/.test(name));
    return specs.slice(0, mostFiles).map(([name]) => (/\s/.test(name) ? `"./${name}"` : `./${name}`));
  } catch {
    // An unsaved document is in no folder.
    return [];
  }
}
