import assert from 'node:assert/strict';
import { analyseCapacity } from '../../../src/analysis/capacity/analyse-capacity';
import type {
  CapacityAnalysis,
  ComponentCapacity,
  FlowCapacity,
} from '../../../src/analysis/capacity/capacity-analysis';
import { buildModel, type ModelInput } from '../build-model';

export function near(actual: number | undefined, expected: number, tolerance = 1e-6): void {
  const error = Math.abs((actual ?? Number.NaN) - expected);
  assert.ok(error <= tolerance * Math.max(Math.abs(expected), 1e-12), `${actual} is not ${expected}`);
}

export function analysed(input: ModelInput): {
  analysis: CapacityAnalysis;
  component: (id: string) => ComponentCapacity;
  flow: (id: string) => FlowCapacity;
} {
  const model = buildModel(input);
  const analysis = analyseCapacity(model);
  return {
    analysis,
    component: (id) => analysis.components[model.components.findIndex((component) => component.id === id)]!,
    flow: (id) => analysis.flows[model.flows.findIndex((flow) => flow.id === id)]!,
  };
}

export const constant = (mean: number) => ({ form: 'constant' as const, mean, scv: 0 });
