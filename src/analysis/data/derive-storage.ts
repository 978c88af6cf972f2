import type { Component } from '../../spec/model/component';
import type { DerivationInput } from '../derivation';
import type { Account, Inquiry } from '../inquiry';
import { layoutOf } from './dataset-volume';

type Part = Pick<Account, 'title' | 'dimension' | 'formula' | 'inputs'> & Partial<Account>;

const parts: Readonly<Record<string, (asked: Inquiry, component: Component) => Part>> = {
  'storage.used': (asked, component) => ({
    title: `Bytes on the fullest replica of ${component.id} now`,
    dimension: 'size',
    formula: 'stored bytes of its data / machines that they lie on',
    inputs: [...contents(asked, component, false), ...machines(asked, component)],
  }),
  'storage.at_horizon': (asked, component) => ({
    title: `Bytes on the fullest replica of ${component.id} at the horizon`,
    dimension: 'size',
    formula: 'stored bytes of its data at the horizon / machines that they lie on',
    inputs: [...contents(asked, component, true), ...machines(asked, component)],
  }),
  'storage.limit': (asked, { id, path, limits }) => ({
    title: `Storage of one replica of ${id}`,
    dimension: 'size',
    formula: 'as given',
    inputs: asked.given('storage', limits.storage, 'size', `${path}.storage`),
  }),
  'storage.full_after': (asked, { id, path }) => ({
    title: `Time until a replica of ${id} is full`,
    dimension: 'duration',
    formula: 'the first time at which the bytes on it reach its storage',
    inputs: [
      ...asked.reported('bytes now', `${path}.storage.used`),
      ...asked.reported('bytes at the horizon', `${path}.storage.at_horizon`),
      ...asked.reported('its storage', `${path}.storage.limit`),
      ...asked.given('growth', asked.analysis.model.workload.growth || undefined, 'growth', 'workload.growth'),
    ],
    validity: 'looked for within a hundred years',
  }),
};

/** How a number of `components.<id>.storage` came about. */
export function deriveStorage(asked: Inquiry, component: Component): Account | undefined {
  if (!Object.hasOwn(parts, asked.field)) return undefined;
  const assumptions = ['shards are of equal size, and all data is spread evenly over the replicas of its shard'];
  return { method: 'exact', assumptions, ...parts[asked.field]!(asked, component) };
}

/** Data sets, and the messages that a stream still keeps. */
function contents(asked: Inquiry, { index, path, queue }: Component, atHorizon: boolean): DerivationInput[] {
  const { model, data } = asked.analysis;
  const own = model.datasets.filter(({ store }) => store === index);
  const inputs = own.flatMap((dataset): DerivationInput[] => {
    const name = `bytes stored of ${dataset.id}`;
    if (atHorizon) return asked.reported(name, `${dataset.path}.stored_at_horizon`);
    return asked.given(name, data.datasets[dataset.index]?.stored, 'size', dataset.path);
  });
  const use = data.storage[index];
  const total = (atHorizon ? use?.totalAtHorizon : use?.total) ?? 0;
  const messages = total - inputs.reduce((sum, { value }) => sum + value, 0);
  if (queue?.retention === undefined || !(messages > 1e-9 * total)) return inputs;
  return [...inputs, ...asked.given('messages that it still keeps', messages, 'size', `${path}.retention`)];
}

function machines(asked: Inquiry, { index, path, placements }: Component): DerivationInput[] {
  const { shards, replicas } = layoutOf(asked.analysis.model, index);
  return [
    {
      name: 'machines that they lie on',
      value: shards * replicas * Math.max(1, placements.length),
      dimension: 'count',
    },
    ...(shards === 1 ? [] : asked.given('shards', shards, 'count', `${path}.shards`)),
    ...asked.given('replicas of a shard', replicas, 'count', `${path}.replicas`),
  ];
}
