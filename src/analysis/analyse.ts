import type { Model } from '../spec/model/model';
import type { Results } from './results';

/** A model with what was computed of it. */
export interface Analysis {
  readonly model: Model;
  readonly results: Results;
}

/**
 * Computes everything that a design implies. Pure and total: overload, zero traffic and missing figures are results.
 *
 * @param invalid whether the document has errors, so that its verdict cannot be trusted
 */
export function analyse(model: Model, invalid: boolean): Analysis {
  const results: Results = {
    title: model.title,
    verdict: invalid ? 'invalid' : 'unchecked',
    flows: {},
    components: {},
    data: {},
    bandwidth: {},
    scenarios: {},
    stages: {},
    assumptions: [...model.assumptions],
  };
  return { model, results };
}
