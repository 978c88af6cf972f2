import type { Flow } from '../../spec/model/flow';
import type { Account, Inquiry } from '../inquiry';

type Part = Pick<Account, 'title' | 'dimension' | 'formula' | 'inputs'>;
type Derive = (asked: Inquiry, flow: Flow) => Part;

const value = (asked: Inquiry, { path }: Flow) => asked.reported('availability', `${path}.availability.value`);
const window = (asked: Inquiry, { path }: Flow) => asked.reported('window', `${path}.error_budget.window`);
const mode = (asked: Inquiry, { path }: Flow, name: string) =>
  asked.reported(name, `${path}.availability.modes.${name}`, 'fraction');

const parts: Readonly<Record<string, Derive>> = {
  'availability.modes.full': (asked, flow) => ({
    title: `Share of requests of ${flow.id} that is served in full`,
    dimension: 'fraction',
    formula: 'P(everything on the path is up, optional steps included and without fallbacks)',
    inputs: [...value(asked, flow), ...mode(asked, flow, 'degraded')],
  }),
  'availability.modes.degraded': (asked, flow) => ({
    title: `Share of requests of ${flow.id} that is served without all of it`,
    dimension: 'fraction',
    formula: 'availability - full',
    inputs: [...value(asked, flow), ...mode(asked, flow, 'full')],
  }),
  'availability.modes.down': (asked, flow) => ({
    title: `Share of requests of ${flow.id} that is not served`,
    dimension: 'fraction',
    formula: '1 - availability',
    inputs: value(asked, flow),
  }),
  'error_budget.window': (asked, { id, path, slo }) => ({
    title: `Window that the error budget of ${id} is counted over`,
    dimension: 'duration',
    formula: 'as given, else 30 days',
    inputs: asked.given('window', slo.window, 'duration', `${path}.slo.window`, 'objectives.window'),
  }),
  'error_budget.budget': (asked, flow) => ({
    title: `Downtime that the objective of ${flow.id} allows`,
    dimension: 'duration',
    formula: '(1 - objective) x window',
    inputs: [
      ...asked.given('objective', flow.slo.availability, 'fraction', `${flow.path}.slo.availability`),
      ...window(asked, flow),
    ],
  }),
  'error_budget.expected': (asked, flow) => ({
    title: `Expected downtime of ${flow.id} in the window`,
    dimension: 'duration',
    formula: '(1 - availability) x window',
    inputs: [...value(asked, flow), ...window(asked, flow)],
  }),
};

/** How the modes and the error budget of a flow came about, by what stands behind `flows.<id>.` in the path. */
export function deriveModes(asked: Inquiry, flow: Flow): Account | undefined {
  if (!Object.hasOwn(parts, asked.field)) return undefined;
  const method = asked.analysis.availability.flows[flow.index]?.method ?? 'exact';
  return { method, assumptions: [], ...parts[asked.field]!(asked, flow) };
}
