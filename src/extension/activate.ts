import * as vscode from 'vscode';
import { isHeadroomDocument } from '../spec/syntax/is-headroom-document';
import type { AnalysisPanel } from './analysis-panel';
import { checkTaskProvider, checkTaskType } from './check-task';
import { DiagnosticsScheduler } from './diagnostics-scheduler';
import type { Features } from './features';
import { guard } from './guard';
import { pageChanged, pageScheme } from './page-address';
import { registerProviders } from './register-providers';
import { mayHaveSections, registerSections } from './register-sections';
import type { Sections } from './sections/sections';
import { isConfigFile, mayHoldSpec } from './selectors';

/** What `activate` hands to tests. */
export interface Api {
  /** Resolves when the diagnostics of a document's current version have been published. */
  readonly whenChecked: (document: vscode.TextDocument) => Promise<void>;
}

const panelViewType = 'headroom.analysis';

/** Milliseconds after its end in which the editor puts away what was known of a task's files. */
const taskCleared = 500;

/**
 * Registers everything and loads nothing: each part comes with the first document or command that needs it, so that a
 * person who only edits YAML does not wait for it.
 */
export function activate({ extensionUri, subscriptions }: vscode.ExtensionContext): Api {
  let openSections: Sections | undefined;
  const core = once(async () => disposed(new (await import('./core')).Core(recheck)));
  const sections = once(async () => {
    const { Sections: Part } = await import('./sections/sections');
    openSections = disposed(new Part(await core(), (document) => scheduler.schedule(document)));
    return openSections;
  });
  const features = once(async (): Promise<Features> => new (await import('./features')).Features(await core()));
  let openPanel: AnalysisPanel | undefined;
  const panel = once(async () => {
    openPanel = disposed((await import('./panel')).createPanel(extensionUri, await core()));
    return openPanel;
  });
  const status = once(async () => disposed(new (await import('./features')).StatusItem(await core())));
  const showStatus = async (document: vscode.TextDocument | undefined) => {
    // Until the first spec there is nothing to show, and nothing to hide.
    if (specSeen || (document && holdsSpec(document))) (await status()).update(document);
  };
  let specSeen = false;
  const commands = once(async () => new (await import('./commands')).Commands(await core(), sections));

  /** When what surrounds the specs of a workspace has changed. */
  function recheck(): void {
    openSections?.documents.clear();
    scheduler.scheduleAll();
  }

  /** Parts that hold something of the editor's are given back with the extension. */
  function disposed<T extends vscode.Disposable>(part: T): T {
    subscriptions.push(part);
    return part;
  }

  const scheduler = new DiagnosticsScheduler(async function* (document) {
    if (isConfigFile(document.uri) || (specSeen && (await core()).isConfig(document)))
      return yield (await core()).diagnoseConfig(document);
    const hasSections = mayHaveSections(document);
    if (!hasSections && !holdsSpec(document)) return yield [];
    if (!specSeen) yield (await import('./text-diagnostics')).textDiagnostics(document);
    specSeen = true;
    const loaded = await core();
    await loaded.prepare(document);
    const early = () => (hasSections ? (openSections?.diagnoseEarly(document) ?? []) : []);
    yield [...loaded.diagnoseEarly(document), ...early()];
    const found = loaded.diagnose(document);
    yield [...found, ...early()];
    openPanel?.update(document);
    if (hasSections) yield [...found, ...(await (await sections()).diagnose(document))];
  });

  const handlers: Record<string, (...args: never[]) => unknown> = {
    openAnalysis: async (uri?: vscode.Uri) => (await panel()).open(await documentOf(uri)),
    newSpecFromBlueprint: async (id?: string) => (await commands()).newSpecFromBlueprint(id),
    explainPattern: async (id?: string) => (await commands()).explainPattern(id),
    newDesignDoc: async (id?: string) => (await commands()).newDesignDoc(id),
    insertSection: async (id?: string) => (await commands()).insertSection(id),
    refreshSections: async () => (await commands()).refreshSections(),
    runChecklist: async (id?: string) => (await commands()).runChecklist(id),
    sizeToObjectives: async (all?: boolean) => (await commands()).sizeToObjectives(all === true),
    compareWithRevision: async (revision?: string) => (await commands()).compareWithRevision(revision),
    checkWorkspace: async () =>
      (await commands()).checkWorkspace((document, found) => scheduler.publish(document, found)),
    explainRule: async (id: string) => (await commands()).explainRule(id),
    waive: async (uri: vscode.Uri, rule: string, path: string) => (await commands()).waive(uri, rule, path),
    reveal: async (uri: string, path: string) => (await core()).reveal(vscode.Uri.parse(uri), path),
  };

  subscriptions.push(
    scheduler,
    scheduler.onDidCheck(() => guard('status', () => showStatus(vscode.window.activeTextEditor?.document))),
    vscode.window.onDidChangeActiveTextEditor((editor) => guard('status', () => showStatus(editor?.document))),
    vscode.workspace.onDidChangeConfiguration(async (change) => {
      // Without a spec seen so far nothing has been checked that could be out of date.
      if (!specSeen || !change.affectsConfiguration('headroom')) return;
      (await core()).documents.clear();
      scheduler.scheduleAll();
    }),
    vscode.window.registerWebviewPanelSerializer(panelViewType, {
      deserializeWebviewPanel: async (restored, state) => {
        const { uri, locked } = savedState(state);
        (await panel()).revive(restored, uri, locked);
      },
    }),
    ...Object.entries(handlers).map(([id, run]) =>
      vscode.commands.registerCommand(`headroom.${id}`, (...args: never[]) => guard(id, () => run(...args))),
    ),
    pageChanged,
    vscode.workspace.registerTextDocumentContentProvider(pageScheme, {
      onDidChange: pageChanged.event,
      provideTextDocumentContent: async (uri) => (await commands()).page(uri),
    }),
    vscode.tasks.registerTaskProvider(
      checkTaskType,
      checkTaskProvider(async (folder, definition) => {
        scheduler.clearPublished();
        return (await commands()).checkTerminal(folder, definition);
      }),
    ),
    // Its problems take the place of ours, file by file, and when it ends it clears those of files that it has not named.
    vscode.tasks.onDidEndTask(() => {
      if (specSeen) scheduler.scheduleAll(taskCleared);
    }),
    ...registerProviders(features, holdsSpec, scheduler),
    ...registerSections(sections, scheduler),
  );
  scheduler.scheduleAll();
  return { whenChecked: (document) => scheduler.whenChecked(document) };
}

/** A part that is made on first use, and then kept. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** The cheap test that keeps everybody else's YAML and Markdown away from the core. */
function holdsSpec(document: vscode.TextDocument): boolean {
  if (!mayHoldSpec(document)) return false;
  const text = document.getText();
  return document.languageId === 'yaml' ? isHeadroomDocument(text) : /(?:```|~~~).*\bheadroom\b/.test(text);
}

async function documentOf(uri: vscode.Uri | undefined): Promise<vscode.TextDocument | undefined> {
  if (uri instanceof vscode.Uri) return vscode.workspace.openTextDocument(uri);
  return vscode.window.activeTextEditor?.document;
}

/** What a restored panel showed; an older or foreign state says nothing. */
function savedState(state: unknown): { uri: string | undefined; locked: boolean } {
  const { uri, locked } = (typeof state === 'object' && state !== null ? state : {}) as Record<string, unknown>;
  return { uri: typeof uri === 'string' ? uri : undefined, locked: locked === true };
}
