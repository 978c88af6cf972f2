import type { ComponentReport, Results } from '../analysis/results';
import type { Component } from '../spec/model/component';
import type { Step } from '../spec/model/flow';
import type { Model } from '../spec/model/model';
import type { EdgeKind, Graph, GraphEdge, GraphNode, NodeStatus } from './graph';

/** The diagram of a design: its components with their results, and who calls whom. */
export function graphOf(model: Model, results: Results): Graph {
  return {
    title: model.title || 'Components and calls',
    nodes: model.components.map((component) => nodeOf(component, model, results)),
    edges: edgesOf(model),
    groups: model.regions.length > 1 ? model.regions.map(({ id }) => ({ id, label: id })) : [],
  };
}

function nodeOf(component: Component, { objectives, regions }: Model, results: Results): GraphNode {
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
      regions.length > 1 && placements.length === 1 && only && only.region >= 0 ? regions[only.region]?.id : undefined,
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

function edgesOf({ components, flows }: Model): GraphEdge[] {
  const edges = new Map<string, GraphEdge>();
  const connect = (from: number, to: number, kind: EdgeKind) => {
    const [source, target] = [components[from]?.id, components[to]?.id];
    if (source === undefined || target === undefined || source === target) return;
    const key = `${source} ${target} ${kind}`;
    if (!edges.has(key)) edges.set(key, { from: source, to: target, kind });
  };
  const walk = (steps: readonly Step[], caller: number) => {
    for (const step of steps) {
      if (step.verb === 'parallel') {
        walk(step.steps, caller);
        continue;
      }
      connect(caller, step.target, step.verb);
      walk(step.steps, step.target);
      // A miss and a fallback are the caller's calls: a cache does not call the database behind it.
      walk([...step.onMiss, ...step.onFailure], caller);
    }
  };
  for (const flow of flows) walk(flow.steps, flow.from?.component ?? -1);
  return [...edges.values()];
}
