import { formatQuantity } from '../quantity/format-quantity';
import { costText, describeNode } from './describe-graph';
import { escapeXml } from './escape-xml';
import type { GraphNode, NodeMetrics } from './graph';
import type { Box } from './layout';
import { contentWidth, detailSize, labelSize, nodeDetail } from './node-size';
import { insetsOf, outlineOf, shapeOf } from './shape';
import { textWidth, truncate } from './text-width';

/** One node with its outline, texts, state and the bar of each metric. */
export function drawNode(node: GraphNode, box: Box, interactive: boolean): string {
  const shape = shapeOf(node.kind);
  const { outline, detail } = outlineOf(shape, box);
  const width = contentWidth(node);
  const middle = box.x + box.width / 2;
  const top = box.y + insetsOf(shape).top;
  const reachable = interactive ? ' tabindex="0" role="button"' : '';
  return [
    `<g class="node ${node.status} ${shape}" data-path="${escapeXml(node.path)}"${reachable} aria-label="${escapeXml(describeNode(node))}">`,
    `<title>${escapeXml(describeNode(node))}</title>`,
    `<path class="outline" d="${outline}"/>`,
    detail === undefined ? '' : `<path class="detail" d="${detail}"/>`,
    `<text class="label" x="${middle}" y="${top + 12}" text-anchor="middle" font-size="${labelSize}" font-weight="600">`,
    `${escapeXml(truncate(node.label, width / 1.06, labelSize))}</text>`,
    `<text class="kind" x="${middle}" y="${top + 28}" text-anchor="middle" font-size="${detailSize}">`,
    `${escapeXml(truncate(nodeDetail(node), width, detailSize))}</text>`,
    drawMetrics(node.metrics, { x: middle - width / 2, y: top + 36, width, height: 12 }),
    drawStatus(node, box),
    '</g>',
  ].join('');
}

function drawMetrics(metrics: NodeMetrics, box: Box): string {
  const { utilization, target, latencyShare, availabilityShare, cost } = metrics;
  return [
    drawMetric({ name: 'utilization', fraction: utilization, target, tone: loadTone(utilization, target) }, box),
    drawMetric({ name: 'latency', fraction: latencyShare, tone: 'share' }, box),
    drawMetric({ name: 'availability', fraction: availabilityShare, tone: 'share' }, box),
    // The choice of metric already says that costs are per month.
    drawMetric({ name: 'cost', fraction: cost?.share, tone: 'share', text: costText(cost).replace('/month', '') }, box),
  ].join('');
}

function loadTone(utilization: number | undefined, target = 0.7): string {
  if (utilization === undefined) return 'share';
  if (utilization >= 1) return 'over';
  return utilization > target ? 'high' : 'normal';
}

interface Metric {
  readonly name: string;
  readonly fraction: number | undefined;
  readonly tone: string;
  readonly target?: number | undefined;
  /** Instead of the fraction as a percentage. */
  readonly text?: string;
}

/** A bar with its number; only the metric that the root asks for is displayed. */
function drawMetric({ name, fraction, tone, target, text }: Metric, { x, y, width, height }: Box): string {
  if (fraction === undefined) return '';
  const shown = text ?? formatQuantity(fraction, 'fraction');
  const hidden = name === 'utilization' ? '' : ' display="none"';
  const track = Math.round(Math.max(24, width - Math.max(40, textWidth(shown, detailSize) + 6)));
  const along = (part: number) => Math.round(track * Math.min(1, Math.max(0, part)));
  return [
    `<g class="metric metric-${name} ${tone}"${hidden}>`,
    `<rect class="track" x="${x}" y="${y + 3}" width="${track}" height="6" rx="1"/>`,
    `<rect class="fill" x="${x}" y="${y + 3}" width="${along(fraction)}" height="6" rx="1"/>`,
    target === undefined ? '' : `<path class="target" d="M${x + along(target)} ${y + 1}v10"/>`,
    `<text class="value" x="${x + width}" y="${y + height - 2}" text-anchor="end" font-size="${detailSize}">${escapeXml(shown)}</text></g>`,
  ].join('');
}

/** A sign at the corner, each of its own form, for the states that ask for attention. */
function drawStatus({ status }: GraphNode, { x, y, width }: Box): string {
  const cx = x + width - 4;
  const cy = y + 4;
  switch (status) {
    case 'error':
      return `<g class="sign"><circle cx="${cx}" cy="${cy}" r="8"/><path d="M${cx - 3} ${cy - 3}l6 6m0 -6l-6 6"/></g>`;
    case 'warning':
      return `<g class="sign"><path class="plate" d="M${cx} ${cy - 9}l9 16h-18Z"/><path d="M${cx} ${cy - 3}v5m0 2v1"/></g>`;
    case 'unchecked':
      return `<g class="sign"><circle cx="${cx}" cy="${cy}" r="8"/><text x="${cx}" y="${cy + 4}" text-anchor="middle" font-size="${detailSize}">?</text></g>`;
    case 'ok':
      return '';
  }
}
