import type { Analysis } from '../analysis/analyse';
import { callerOf } from '../analysis/capacity/call-graph';
import type { ComponentReport, Results } from '../analysis/results';
import type { Component } from '../spec/model/component';
import type { Model } from '../spec/model/model';
import type { EdgeKind, Graph, GraphEdge, GraphNode, NodeStatus } from './graph';

/** The diagram of a design: its components with their results, and who calls whom. */
export function graphOf(analysis: Analysis): Graph {
  const { model, results } = analysis;
  return {
    title: model.title || 'Components and calls',
    nodes: model.components.map((component) => nodeOf(component, model, results)),
    edges: edgesOf(analysis),
    groups: model.regionsDeclared
      ? model.regions.map(({ id, zones }) => ({ id, label: `${id} · ${zones} zones` }))
      : [],
  };
}

function nodeOf(component: Component, { objectives, regions, regionsDeclared }: Model, results: Results): GraphNode {
  const { id, path, kind, technology, placements } = component;
  const result = results.components[id] ?? {};
  const replicas = placements.reduce((sum, placement) => sum + placement.replicas, 0) * component.shards;
  const [only] = placements;
  const target = component.autoscale?.targetUtilization ?? objectives.targetUtilization;
  return {
    id,
    path,
    kind,
    label: id,
    technology,
    replicas: replicas > 1 ? replicas : undefined,
    group:
      regionsDeclared && placements.length === 1 && only && only.region >= 0 ? regions[only.region]?.id : undefined,
    metrics: {
      utilization: result.utilization?.peak,
      target: result.utilization && target,
      latencyShare: latencyShare(id, results),
      availabilityShare: availabilityShare(id, results),
      cost: costOf(id, results),
    },
    status: statusOf(result, target),
  };
}

function statusOf({ utilization }: ComponentReport, target: number): NodeStatus {
  if (!utilization) return 'unchecked';
  if (utilization.peak >= 1) return 'error';
  return utilization.peak > target ? 'warning' : 'ok';
}

/** The largest share that the component has in the tail of any flow. */
function latencyShare(id: string, { flows }: Results): number | undefined {
  const shares = Object.values(flows).flatMap(({ latency }) => {
    const total = latency?.tail_share?.reduce((sum, { seconds }) => sum + seconds, 0) ?? 0;
    const own = latency?.tail_share?.find(({ component }) => component === id);
    return own && total > 0 ? [own.seconds / total] : [];
  });
  return shares.length > 0 ? Math.max(...shares) : undefined;
}

function availabilityShare(id: string, { flows }: Results): number | undefined {
  const shares = Object.values(flows).flatMap(
    ({ availability }) => availability?.contributors.find(({ component }) => component === id)?.share ?? [],
  );
  return shares.length > 0 ? Math.max(...shares) : undefined;
}

function costOf(id: string, { cost }: Results): GraphNode['metrics']['cost'] {
  const monthly = cost?.by_component[id];
  if (!cost || monthly === undefined || cost.monthly <= 0) return undefined;
  return { monthly, share: monthly / cost.monthly, currency: cost.currency };
}

/** Who calls whom, with the calls at peak; what a queue hands to its consumers is drawn as sent. */
function edgesOf({ model, capacity }: Analysis): GraphEdge[] {
  const { graph } = capacity.plan;
  const edges = new Map<string, { from: string; to: string; kind: EdgeKind; rate: number }>();
  for (const node of graph.nodes) {
    const caller = callerOf(graph, node);
    const queue = caller < 0 && node.parent < 0 ? (model.flows[node.flow]?.from?.component ?? -1) : -1;
    const from = caller >= 0 ? graph.nodes[caller]?.component : queue;
    const source = model.components[from ?? -1]?.id;
    const target = model.components[node.component]?.id;
    if (source === undefined || target === undefined || source === target) continue;
    const kind = queue >= 0 || node.step.verb === 'parallel' ? 'send' : node.step.verb;
    const key = `${source} ${target} ${kind}`;
    const edge = edges.get(key) ?? { from: source, to: target, kind, rate: 0 };
    edge.rate += capacity.peak.calls.nodes[node.index] ?? 0;
    edges.set(key, edge);
  }
  return [...edges.values()].map(({ rate, ...edge }) => (rate > 0 ? { ...edge, rate } : edge));
}
