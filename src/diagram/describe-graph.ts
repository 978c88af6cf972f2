import { formatQuantity } from '../quantity/format-quantity';
import type { GraphEdge, GraphNode, NodeCost } from './graph';
import type { LaidOutGraph } from './layout';
import { nodeDetail } from './node-size';

const statusText = { ok: '', warning: 'near its limit', error: 'over its limit', unchecked: 'not checked' };

/** What a sighted reader takes from the drawing of a node, in words. */
export function describeNode(node: GraphNode): string {
  const { utilization, latencyShare, availabilityShare, cost } = node.metrics;
  return [
    `${node.label}: ${nodeDetail(node)}`,
    statusText[node.status],
    utilization === undefined ? '' : `${formatQuantity(utilization, 'fraction')} busy at peak`,
    latencyShare === undefined ? '' : `${formatQuantity(latencyShare, 'fraction')} of the slow requests' time`,
    availabilityShare === undefined ? '' : `${formatQuantity(availabilityShare, 'fraction')} of the downtime`,
    cost === undefined ? '' : `costs ${costText(cost)}`,
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** Empty where the cost is not known. */
export function costText(cost: NodeCost | undefined): string {
  if (cost === undefined) return '';
  return formatQuantity(cost.monthly, 'money-per-time', cost.currency === undefined ? {} : { currency: cost.currency });
}

/** The whole drawing in one paragraph: what there is, and who calls whom. */
export function describeGraph(graph: Pick<LaidOutGraph, 'nodes' | 'edges'>): string {
  const labels = new Map(graph.nodes.map(({ node }) => [node.id, node.label]));
  const calls = graph.edges.map(({ edge }) => describeEdge(edge, labels));
  return [`${graph.nodes.length} components, ${graph.edges.length} connections.`, ...calls].join(' ');
}

const verbs = { call: 'calls', publish: 'publishes to', send: 'sends to' };

function describeEdge(edge: GraphEdge, labels: ReadonlyMap<string, string>): string {
  const rate = edge.rate === undefined ? '' : ` at ${formatQuantity(edge.rate, 'rate')}`;
  return `${labels.get(edge.from) ?? edge.from} ${verbs[edge.kind]} ${labels.get(edge.to) ?? edge.to}${rate}.`;
}
