import { parseQuantity } from '../../quantity/parse-quantity';
import type { Flow } from '../../spec/model/flow';
import { wantedCalls } from '../data/traffic';
import type { DerivationInput } from '../derivation';
import type { Account, Inquiry } from '../inquiry';
import { stepInputs } from '../step-inputs';

/** How `flows.<id>.rate.mean` or `.peak` came about. */
export function explainRate(asked: Inquiry, flow: Flow, which: 'mean' | 'peak'): Account {
  const title = `${which === 'peak' ? 'Peak' : 'Mean'} rate of ${flow.id}`;
  return { title, dimension: 'rate', method: 'exact', assumptions: [], ...sourceOf(asked, flow, which) };
}

function sourceOf(asked: Inquiry, flow: Flow, which: 'mean' | 'peak'): Pick<Account, 'formula' | 'inputs'> {
  const { path, from, rate } = flow;
  const { model } = asked.analysis;
  if (from) {
    const share = from.share === 1 ? [] : asked.given('share that it takes', from.share, 'fraction', `${path}.share`);
    const messages = publishers(asked, from.component, which);
    const sum = messages.map(({ name }) => name).join(' + ') || 'nothing is published to its queue';
    const several = messages.length > 1 && share.length > 0;
    return {
      formula: `${several ? `(${sum})` : sum}${share.length > 0 ? ' x share that it takes' : ''}`,
      inputs: [...messages, ...share],
    };
  }
  const { peakFactor } = model.workload;
  const factor = asked.given('peak factor', peakFactor, 'factor', 'workload.peak_factor');
  const [other, own] = which === 'peak' ? (['mean', 'peak'] as const) : (['peak', 'mean'] as const);
  const isMeanAssumed = model.assumptions.some((assumption) => assumption.path === `${path}.rate.mean`);
  const follows = rate !== undefined && rate.peak === rate.mean * peakFactor && (which === 'mean') === isMeanAssumed;
  if (follows) {
    const inputs = [...asked.reported(`${other} rate`, `${path}.rate.${other}`), ...factor];
    return { formula: `${other} rate ${which === 'peak' ? 'x' : '/'} peak factor`, inputs };
  }
  return asGiven(asked, flow, own);
}

/** A rate `per user` or `per session` was multiplied by how many there are. */
function asGiven(asked: Inquiry, { path, rate }: Flow, which: 'mean' | 'peak'): Pick<Account, 'formula' | 'inputs'> {
  const at = `${path}.rate.${which}`;
  const text = asked.textAt(at);
  const read = text === undefined ? undefined : parseQuantity(text, 'rate');
  const per = read?.ok ? read.quantity.per : undefined;
  const { dailyActive, concurrent } = asked.analysis.model.workload;
  const people = per === 'user' ? dailyActive : concurrent;
  if (per === undefined || !people || rate === undefined) {
    return { formula: 'as given', inputs: asked.given('rate', rate?.[which], 'rate', at) };
  }
  const users = per === 'user' ? 'daily active users' : 'concurrent sessions';
  const place = per === 'user' ? 'workload.users.daily_active' : 'workload.users.concurrent';
  return {
    formula: `rate of one ${per} x ${users}`,
    inputs: [
      ...asked.given(`rate of one ${per}`, rate[which] / people, 'rate', at),
      ...asked.given(users, people, 'count', place),
    ],
  };
}

function publishers(asked: Inquiry, queue: number, which: 'mean' | 'peak'): DerivationInput[] {
  const { model, capacity } = asked.analysis;
  const { calls, by } = capacity[which];
  const traffic = { graph: capacity.plan.graph, calls, by };
  return stepInputs(
    asked,
    'rate',
    ({ component, step, index }) =>
      component === queue && (step.verb === 'publish' || step.verb === 'send')
        ? wantedCalls(traffic, index) * step.batch
        : 0,
    ({ flow }) => `messages of ${model.flows[flow]!.id}`,
  );
}
