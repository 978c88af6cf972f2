import type * as vscode from 'vscode';
import { layOut } from '../diagram/dagre-layout';
import { graphOf } from '../diagram/graph-of';
import { renderSvg } from '../diagram/svg';
import type { DiagramView, PanelState } from '../protocol/messages';
import { buildReport } from '../report/build-report';
import type { CheckedDocument } from '../rules/check-document';
import { version } from './version';

/** What the panel shows of a document's spec. */
export function panelStateOf(document: vscode.TextDocument, checked: CheckedDocument, locked: boolean): PanelState {
  const fileName = document.uri.path.split('/').at(-1) ?? '';
  return {
    uri: document.uri.toString(),
    fileName,
    version: document.version,
    locked,
    report: buildReport(checked, { version, file: fileName, withFixes: true }),
    diagram: diagramOf(checked),
    selection: undefined,
    growth: [],
    targetUtilization: checked.document.model?.objectives.targetUtilization ?? 0.7,
  };
}

/** Drawn for a wide and for a narrow panel; absent while there is nothing to draw. */
function diagramOf({ document: { model }, analysis }: CheckedDocument): DiagramView | undefined {
  if (!model || !analysis || model.components.length === 0) return undefined;
  const graph = graphOf(model, analysis.results);
  const draw = (direction: 'right' | 'down') =>
    renderSvg(layOut(graph, direction), { interactive: true, idPrefix: `diagram-${direction}` });
  return { right: draw('right'), down: draw('down') };
}
