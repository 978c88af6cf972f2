import * as vscode from 'vscode';
import { isHeadroomDocument } from '../spec/syntax/is-headroom-document';
import type { Core } from './core';
import { DiagnosticsScheduler } from './diagnostics-scheduler';
import { guard } from './guard';

/** What `activate` hands to tests and to the Markdown preview. */
export interface Api {
  /** Resolves when the diagnostics of a document's current version have been published. */
  readonly whenChecked: (document: vscode.TextDocument) => Promise<void>;
}

const panelViewType = 'headroom.analysis';
const commandIds = [
  'openAnalysis',
  'newSpecFromBlueprint',
  'runChecklist',
  'checkWorkspace',
  'explainPattern',
  'reveal',
] as const;

/**
 * Registers everything and loads nothing: the core comes with the first document or command that needs it, so that a
 * person who only edits YAML does not wait for it.
 */
export function activateWith(
  context: vscode.ExtensionContext,
  importCore: () => Promise<typeof import('./core')>,
): Api {
  let loading: Promise<Core> | undefined;
  const load = () => {
    loading ??= importCore().then(({ Core }) => {
      const core = new Core(context.extensionUri);
      context.subscriptions.push(core);
      return core;
    });
    return loading;
  };

  const scheduler = new DiagnosticsScheduler(async (document) => {
    if (!holdsSpec(document)) return [];
    const core = await load();
    core.panel.update(document);
    return core.diagnose(document);
  });

  context.subscriptions.push(
    scheduler,
    vscode.window.registerWebviewPanelSerializer(panelViewType, {
      deserializeWebviewPanel: async (panel, state) => (await load()).revivePanel(panel, state),
    }),
    ...commandIds.map((id) =>
      vscode.commands.registerCommand(`headroom.${id}`, (...args: unknown[]) =>
        guard(id, async () => run(await load(), id, args, scheduler)),
      ),
    ),
  );
  scheduler.scheduleAll();
  return { whenChecked: (document) => scheduler.whenChecked(document) };
}

function run(
  core: Core,
  id: (typeof commandIds)[number],
  args: readonly unknown[],
  scheduler: DiagnosticsScheduler,
): unknown {
  if (id === 'checkWorkspace') return core.commands.checkWorkspace((uri, found) => scheduler.publish(uri, found));
  return (core.commands[id] as (...given: readonly unknown[]) => unknown)(...args);
}

/** The cheap test that keeps everybody else's YAML and Markdown away from the core. */
function holdsSpec(document: vscode.TextDocument): boolean {
  const text = document.getText();
  return document.languageId === 'yaml' ? isHeadroomDocument(text) : /^\s*(?:```|~~~).*\bheadroom\b/m.test(text);
}
