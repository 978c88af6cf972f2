import { describeGraph } from './describe-graph';
import { arrowPath, edgePath } from './edge-path';
import { escapeXml } from './escape-xml';
import type { LaidOutEdge, LaidOutGraph } from './layout';
import { detailSize, edgeLabel } from './node-size';
import { drawNode } from './node-svg';

export interface SvgOptions {
  /** A style sheet put inside the drawing: `diagramStyle(…)` for a file of its own; none where the page brings it. */
  readonly style?: string;
  /** Nodes can be reached by keyboard, for a page that answers to Enter on them. */
  readonly interactive?: boolean;
  /** Start of the ids inside, which must differ between two diagrams of one page. */
  readonly idPrefix?: string;
}

/**
 * The drawing as one `<svg>` element: classes and presentation attributes only, no inline style, all text escaped. Each
 * node carries `data-path`. `data-metric` of the root chooses what the bars show: `utilization`, `latency`,
 * `availability` or `cost`.
 */
export function renderSvg(graph: LaidOutGraph, options: SvgOptions = {}): string {
  const { style, interactive = false, idPrefix = 'diagram' } = options;
  const title = escapeXml(`${idPrefix}-title`);
  const description = escapeXml(`${idPrefix}-description`);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="headroom-diagram" data-metric="utilization" data-direction="${graph.direction}"`,
    ` width="${graph.width}" height="${graph.height}" viewBox="0 0 ${graph.width} ${graph.height}"`,
    ` role="${interactive ? 'group' : 'img'}" aria-labelledby="${title} ${description}" font-size="13">`,
    `<title id="${title}">${escapeXml(graph.title)}</title>`,
    `<desc id="${description}">${escapeXml(describeGraph(graph))}</desc>`,
    style === undefined ? '' : `<style>${escapeXml(style)}</style>`,
    ...graph.groups.map(
      ({ group, box }) =>
        `<g class="group"><rect class="frame" x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}" rx="6"/>` +
        `<text class="group-label" x="${box.x + 10}" y="${box.y + 17}" font-size="${detailSize}">${escapeXml(group.label)}</text></g>`,
    ),
    ...graph.edges.map((edge) => drawEdge(edge, graph)),
    ...graph.nodes.map(({ node, box }) => drawNode(node, box, interactive)),
    ...graph.edges.map(drawEdgeLabel),
    '</svg>',
  ].join('');
}

function drawEdge({ edge, points }: LaidOutEdge, { direction }: LaidOutGraph): string {
  return (
    `<g class="edge ${edge.kind}" data-from="${escapeXml(edge.from)}" data-to="${escapeXml(edge.to)}">` +
    `<path class="line" d="${edgePath(points, direction)}"/><path class="arrow" d="${arrowPath(points, direction)}"/></g>`
  );
}

/** Drawn after all lines, so that none crosses a label. */
function drawEdgeLabel({ edge, label }: LaidOutEdge): string {
  const text = edgeLabel(edge);
  if (label === undefined || text === '') return '';
  return `<text class="edge-label" x="${label.x}" y="${label.y + 4}" text-anchor="middle" font-size="${detailSize}">${escapeXml(text)}</text>`;
}
