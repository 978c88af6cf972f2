import type { DerivationInput } from '../derivation';
import type { Account, Inquiry } from '../inquiry';
import { largest } from '../step-inputs';
import { analyseBandwidth, type BandwidthAnalysis } from './analyse-bandwidth';

interface Figure {
  readonly title: string;
  readonly formula: string;
  readonly of: (bandwidth: BandwidthAnalysis) => number;
}

const figures: Readonly<Record<string, Figure>> = {
  ingress: {
    title: 'Bytes that clients and services of others send',
    formula: 'sum over the calls that come from outside, and the answers to those that go there, of calls x bytes',
    of: ({ ingress }) => ingress,
  },
  egress: {
    title: 'Bytes that are sent to clients and services of others',
    formula: 'sum over the answers to calls from outside, and the calls that go there, of calls x bytes',
    of: ({ egress }) => egress,
  },
  between_zones: {
    title: 'Bytes between zones of a region',
    formula: 'sum over the calls inside a region of calls x bytes of request and answer x (1 - 1 / zones)',
    of: ({ betweenZones }) => betweenZones,
  },
  between_regions: {
    title: 'Bytes between regions',
    formula: 'sum over the calls that leave their region, and the writes copied to others, of calls x bytes',
    of: ({ betweenRegions }) => betweenRegions,
  },
};

/** How `bandwidth.<place>` came about. */
export function deriveBandwidth(asked: Inquiry): Account | undefined {
  return Object.hasOwn(figures, asked.id) ? account(asked, figures[asked.id]!) : undefined;
}

/** How `components.<id>.bandwidth.in` or `.out` came about. */
export function deriveComponentBandwidth(asked: Inquiry, component: number): Account | undefined {
  const way = (['in', 'out'] as const).find((name) => asked.field === `bandwidth.${name}`);
  if (!way) return undefined;
  const isIn = way === 'in';
  return account(asked, {
    title: `Bytes ${isIn ? 'into' : 'out of'} ${asked.id}, over all its replicas`,
    formula: `sum over ${isIn ? 'the calls that it gets, the answers to its own' : 'the answers to calls that it gets, its own calls'} and copies of writes, of calls x bytes`,
    of: ({ components }) => components[component]?.[way] ?? 0,
  });
}

function account(asked: Inquiry, { title, formula, of }: Figure): Account {
  return {
    title,
    dimension: 'bandwidth',
    method: 'exact',
    formula,
    inputs: byStep(asked, of),
    assumptions: [
      'at peak, every try counted',
      'without a size a call carries the records that it writes, an answer those that were read',
      'without the overhead of protocols',
    ],
  };
}

/** Bytes add up over calls, so a step brings what is there when only it is taken. */
function byStep({ analysis: { model, capacity } }: Inquiry, of: Figure['of']): DerivationInput[] {
  const { graph } = capacity.plan;
  const { calls, by } = capacity.peak;
  const steps = new Map<string, number[]>();
  for (const { step, index } of graph.nodes) {
    const known = steps.get(step.path);
    if (known) known.push(index);
    else steps.set(step.path, [index]);
  }
  const inputs = [...steps].flatMap(([path, nodes]): DerivationInput[] => {
    const alone = new Float64Array(calls.nodes.length);
    for (const index of nodes) alone[index] = calls.nodes[index]!;
    const value = of(analyseBandwidth(model, { graph, calls: { ...calls, nodes: alone }, by }));
    if (!(value > 0)) return [];
    const { flow, component } = graph.nodes[nodes[0]!]!;
    const name = [model.flows[flow]!.id, model.components[component]?.id].filter(Boolean).join(': ');
    return [{ name, value, dimension: 'bandwidth', path }];
  });
  return largest(inputs, 'steps');
}
