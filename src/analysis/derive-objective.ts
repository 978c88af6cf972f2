import type { Dimension } from '../quantity/quantity';
import type { DerivationInput } from './derivation';
import type { Account, Inquiry } from './inquiry';
import { numberDimension } from './number-dimension';

/** What an objective is held against, and where it is written. */
interface Held {
  readonly title: string;
  readonly formula: string;
  readonly inputs: readonly DerivationInput[];
  readonly dimension: Dimension;
  readonly target: readonly string[];
  readonly assumptions?: readonly string[];
}

/** How the value (or, at `….target`, the target) of an objective came about: of a flow, or of the design as a whole. */
export function deriveObjective(asked: Inquiry): Account | undefined {
  const ofFlow = asked.section === 'flows';
  const [list = '', ...rest] = ofFlow ? asked.field.split('.') : asked.path.split('.');
  if (list !== 'objectives') return undefined;
  const part = rest.at(-1);
  const name = (part === 'target' ? rest.slice(0, -1) : rest).join('.');
  const held = ofFlow ? flowObjective(asked, name) : designObjective(asked, name);
  if (!held) return undefined;
  const { title, formula, dimension, target: places, assumptions = [] } = held;
  const base = asked.path.slice(0, asked.path.lastIndexOf(name) + name.length);
  const target = asked.given('objective', asked.number(`${base}.target`), dimension, ...places);
  if (part === 'target') {
    return {
      title: `Objective: ${title[0]?.toLowerCase()}${title.slice(1)}`,
      dimension,
      method: 'exact',
      formula: 'as given',
      inputs: target,
      assumptions: [],
    };
  }
  return { title, dimension, method: 'exact', formula, inputs: [...held.inputs, ...target], assumptions };
}

function flowObjective(asked: Inquiry, name: string): Held | undefined {
  const { id } = asked;
  const path = `flows.${id}`;
  if (name === 'availability') {
    return {
      title: `Share of requests of ${id} that is answered`,
      formula: 'availability - share lost at peak - share that waits for ever',
      dimension: 'fraction',
      inputs: [
        ...asked.reported('availability', `${path}.availability.value`),
        ...asked.reported('share lost at peak', `${path}.loss`),
        ...waiting(asked),
      ],
      target: [`${path}.slo.availability`],
    };
  }
  if (name === 'freshness') {
    return {
      title: `Age of the messages of ${id}`,
      formula: 'the p99',
      dimension: 'duration',
      inputs: asked.reported('p99 of the age', `${path}.freshness.p99`),
      target: [`${path}.freshness.within`],
    };
  }
  if (name === 'retention') return retention(asked);
  if (!name.startsWith('latency.')) return undefined;
  const percentile = name.slice('latency.'.length);
  return {
    title: `The ${percentile} latency of ${id}`,
    formula: `the ${percentile} at peak`,
    dimension: 'duration',
    inputs: asked.reported(percentile, `${path}.latency.${percentile}`),
    target: [`${path}.slo.latency.${percentile}`],
  };
}

function retention(asked: Inquiry): Held | undefined {
  const { model, backlogs } = asked.analysis;
  const flow = model.flows.find(({ id }) => id === asked.id);
  const backlog = flow && backlogs[flow.index];
  const queue = flow?.from && model.components[flow.from.component];
  if (!backlog || !queue) return undefined;
  const { scenario, during } = backlog;
  return {
    title: `Age that messages reach while ${flow.id} stands still and catches up`,
    formula: 'time that it stands still + time in which it works off what has piled up',
    dimension: 'duration',
    inputs: [
      ...asked.given('time that it stands still', during, 'duration', `${scenario.path}.during`),
      ...asked.reported('time to catch up', `${flow.path}.backlog.catch_up`),
    ],
    target: [`${queue.path}.retention`],
  };
}

function waiting({ id, analysis: { model, capacity } }: Inquiry): DerivationInput[] {
  const value = capacity.flows[model.flows.findIndex((flow) => flow.id === id)]?.unbounded ?? 0;
  return value > 0 ? [{ name: 'share that waits for ever', value, dimension: 'fraction' }] : [];
}

function designObjective(asked: Inquiry, name: string): Held | undefined {
  if (name === 'headroom') {
    return {
      title: 'Largest load, as a multiple of the peak',
      formula: 'all rates grown together until the first thing is full',
      dimension: 'factor',
      inputs: asked.reported('largest load', 'max_rate_multiple'),
      target: ['objectives.headroom'],
    };
  }
  if (name === 'cost') {
    return {
      title: 'Cost per month',
      formula: 'sum over the components',
      dimension: 'money-per-time',
      inputs: asked.reported('cost per month', 'cost.monthly'),
      target: ['objectives.cost'],
    };
  }
  if (name.startsWith('survive.')) return survival(asked, name.slice('survive.'.length));
  return recovery(asked, name);
}

/** Components this busy after a loss say why flows do not survive it. */
const mostNamed = 5;

function survival(asked: Inquiry, scope: string): Held {
  const { flows, components } = asked.analysis.model;
  const left = (path: string) => asked.number(`${path}.survivors.${scope}.utilization`);
  const gone = components.filter(({ path }) => asked.number(`${path}.utilization.peak`) && left(path) === undefined);
  const busiest = components
    .flatMap(({ id, path }) => asked.reported(`utilization of ${id} then`, `${path}.survivors.${scope}.utilization`))
    .sort((a, b) => b.value - a.value)
    .slice(0, mostNamed);
  return {
    title: `Share of the flows that keep their objectives without a ${scope}`,
    formula: `flows that keep every objective of latency and freshness after the worst loss of a ${scope} / flows`,
    dimension: 'fraction',
    inputs: [{ name: 'flows', value: flows.length, dimension: 'count' }, ...busiest],
    target: ['objectives.survive'],
    assumptions: [
      ...gone.slice(0, mostNamed).map(({ id }) => `nothing is left of ${id}`),
      'the load stays at its peak, and nothing is started to replace what is lost',
      'all flows have to survive',
    ],
  };
}

function recovery(asked: Inquiry, name: string): Held | undefined {
  const { recovery: found, model } = asked.analysis;
  const [section, id, field] = name.split('.');
  const dataset = section === 'data' ? model.datasets.find((candidate) => candidate.id === id) : undefined;
  const key = dataset ? field : name;
  const target = dataset ? found.datasets[dataset.index]?.target : found.objectives[name as 'rpo' | 'rto'];
  if (!target || (key !== 'rpo' && key !== 'rto')) return undefined;
  const component = model.components[target.component];
  const value = component && asked.reported(component.id, `${component.path}.recovery.${key}`);
  const what = key === 'rpo' ? 'Writes that can be lost' : 'Time until it serves again';
  return {
    title: dataset ? `${what}, of ${dataset.id}` : what,
    formula: `the worst of what is looked at: loss of ${target.loss ?? 'nothing'}${component ? `, at ${component.id}` : ''}`,
    dimension: numberDimension('recovery'),
    inputs: value ?? [],
    target: [dataset ? `${dataset.path}.rpo` : `objectives.${name}`],
    ...(key === 'rto' && { assumptions: ['components recover at the same time, then clients are sent to them'] }),
  };
}
