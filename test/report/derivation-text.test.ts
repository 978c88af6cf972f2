import type { Derivation, DerivationInput } from '../../src/analysis/derivation';
import { derivationText } from '../../src/report/derivation-text';
import { assertGolden } from './golden';

const derivation: Derivation = {
  path: 'components.db.utilization.peak',
  title: 'Utilisation of db at peak',
  value: 0.84,
  dimension: 'fraction',
  method: 'approximation',
  formula: 'peak calls x holding time / servers',
  inputs: [
    { name: 'peak calls', value: 1000, dimension: 'rate', path: 'components.db.calls.peak' },
    { name: 'holding time', value: 0.0202, dimension: 'duration', path: 'components.db.service_time' },
    { name: 'servers', value: 24, dimension: 'count' },
    { name: 'cost of a replica', value: 144, dimension: 'money-per-time', path: 'components.db.cost.replica' },
  ],
  assumptions: [
    'arrivals are Poisson at the peak rate, which holds for many independent users and fails for batch jobs that start at once',
    'all replicas are alike',
  ],
  validity: 'below 100 %; above it the queue grows and the share says by how much',
  reference: 'Kleinrock, Queueing Systems I, 1975',
  section: 'stations',
};

describe('derivation as text', () => {
  const places = {
    placeOf: (path: string) => (path === 'components.db.service_time' ? 'shop.design.yaml:4' : undefined),
    hasDerivation: ({ path }: DerivationInput) => path === 'components.db.calls.peak',
    currency: '€',
  };
  it('says what, how, from what, and how sure', () => {
    assertGolden('derivation.txt', derivationText(derivation, places, { width: 80, style: (_, text) => text }));
  });
  it('leaves out what there is not', () => {
    const { validity: _, reference: __, section: ___, ...rest } = derivation;
    const bare = { ...rest, inputs: [], assumptions: [] };
    assertGolden('derivation-bare.txt', derivationText(bare, places, { width: 80, style: (_, text) => text }));
  });
});
