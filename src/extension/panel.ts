import type * as vscode from 'vscode';
import { AnalysisPanel } from './analysis-panel';
import type { Core } from './core';
import { panelStateOf } from './panel-state';

/** The panel with the diagram and the report behind it. Loaded when it is first opened. */
export function createPanel(extensionUri: vscode.Uri, core: Core): AnalysisPanel {
  return new AnalysisPanel(extensionUri, {
    stateOf: (document, locked) => {
      const [region] = core.documents.regions(document);
      return region && panelStateOf(document, region.checked, locked);
    },
    explain: () => undefined,
    rangeOfPath: (document, path) => core.rangeOfPath(document, path),
    pathAt: (document, position) => core.pathAt(document, position),
  });
}
