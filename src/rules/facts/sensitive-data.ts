import type { DatasetSpec, Spec, StepSpec } from '../../spec/spec.generated';
import { withNested } from './placed-steps';

/** What must not be read by strangers, the most regulated first. */
const classes = ['payment', 'health', 'personal', 'confidential'] as const;

/** The most sensitive class of data that passes through a step, with the dataset that has it. */
export function sensitiveData(
  steps: readonly StepSpec[],
  spec: Spec,
): { readonly dataset: string; readonly classification: (typeof classes)[number] } | undefined {
  const touched = touchedBy(steps, spec);
  for (const classification of classes)
    for (const [dataset, { classification: own }] of touched)
      if (own?.value === classification) return { dataset, classification };
  return undefined;
}

/** Whether all that passes through a step is said to be public. */
export function isAllPublic(steps: readonly StepSpec[], spec: Spec): boolean {
  const touched = [...touchedBy(steps, spec).values()];
  return touched.length > 0 && touched.every(({ classification }) => classification?.value === 'public');
}

function touchedBy(steps: readonly StepSpec[], spec: Spec): Map<string, DatasetSpec> {
  const touched = new Map<string, DatasetSpec>();
  for (const step of steps) {
    for (const { reads, writes } of withNested(step)) {
      for (const { id } of [...(reads?.ids ?? []), ...(writes?.ids ?? [])]) {
        const dataset = spec.data?.entries.get(id.value);
        if (dataset) touched.set(id.value, dataset);
      }
    }
  }
  return touched;
}
