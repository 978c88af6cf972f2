import type * as vscode from 'vscode';
import { growthCurve } from '../analysis/data/analyse-data';
import { cacheLayout } from '../diagram/cached-layout';
import { layOut } from '../diagram/dagre-layout';
import { graphOf } from '../diagram/graph-of';
import { renderSvg } from '../diagram/svg';
import type { DiagramView, GrowthSeries, PanelState } from '../protocol/messages';
import { buildReport } from '../report/build-report';
import type { CheckedDocument } from '../rules/check-document';
import { month } from '../spec/model/time';
import { version } from './version';

/** Boxes stay where they are while only numbers change. */
const arrange = cacheLayout(layOut);

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
    growth: growthOf(checked),
    targetUtilization: checked.document.model?.objectives.targetUtilization ?? 0.7,
  };
}

/** Drawn for a wide and for a narrow panel; absent while there is nothing to draw. */
function diagramOf({ document: { model }, analysis }: CheckedDocument): DiagramView | undefined {
  if (!model || !analysis || model.components.length === 0) return undefined;
  const graph = graphOf(analysis);
  const draw = (direction: 'right' | 'down') =>
    renderSvg(arrange(graph, direction), { interactive: true, idPrefix: `diagram-${direction}` });
  return { right: draw('right'), down: draw('down') };
}

/** What each dataset grows to, against what its store can hold. */
function growthOf({ analysis }: CheckedDocument): GrowthSeries[] {
  if (!analysis) return [];
  const { model, data } = analysis;
  return model.datasets.flatMap((dataset) => {
    const points = growthCurve(model, dataset, data).flatMap(({ time, stored }) =>
      stored === undefined ? [] : [{ month: time / month, bytes: stored }],
    );
    const store = model.components[dataset.store];
    const replicas = store?.placements.reduce((sum, placement) => sum + placement.replicas, 0) ?? 0;
    const limit = store?.limits.storage === undefined ? undefined : store.limits.storage * store.shards * replicas;
    return points.length > 0 ? [{ path: dataset.path, points, limit }] : [];
  });
}
