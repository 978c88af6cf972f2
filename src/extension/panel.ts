import type * as vscode from 'vscode';
import { explain } from '../analysis/explain';
import { explanationOf } from '../protocol/explanation-of';
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
    explain: (document, path) => {
      const { analysis, document: spec } = core.documents.regions(document)[0]?.checked ?? {};
      const derivation = analysis && explain(analysis, path, spec?.tree.root);
      return derivation && explanationOf(derivation, analysis.model.currency);
    },
    rangeOfPath: (document, path) => core.rangeOfPath(document, path),
    pathAt: (document, position) => core.pathAt(document, position),
  });
}
