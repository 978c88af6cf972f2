import type { Binding } from '../binding/bind';
import type { Plan } from '../binding/plan';
import type { DocumentCheck } from '../checks/check';
import { reservedIds } from '../checks/reserved-ids';
import { componentServiceTimes, stepServiceTimes } from '../checks/service-times';
import { flowSources, stepVerbs } from '../checks/steps';
import { streamWindows } from '../checks/stream-windows';
import { unknownReferences } from '../checks/unknown-references';
import { unreadFields } from '../checks/unread-fields';
import { oneCurrency, overdetermined, populations, trafficShares } from '../checks/values';
import type { Finding } from '../finding';
import type { Spec } from '../spec.generated';
import { shiftFinding } from '../syntax/shift';
import { schemaFindings } from '../validation/schema-findings';
import { looseSpec } from './assemble';
import type { DividedDocument } from './divide';
import type { PartChecks } from './part';
import { surroundingsOf } from './surroundings';

const partChecks: Readonly<Record<string, PartChecks>> = {
  components: {
    alone: [componentServiceTimes, overdetermined, streamWindows, unreadFields],
    among: [unknownReferences],
  },
  flows: { alone: [stepServiceTimes], among: [unknownReferences, stepVerbs, flowSources, populations] },
};
const checksOfOthers: PartChecks = { alone: [], among: [unknownReferences] };
const documentChecks: readonly DocumentCheck[] = [reservedIds, trafficShares, oneCurrency];

/**
 * The findings of schema, quantities and checks, of each layer in document order. Only parts whose text or surroundings
 * changed are checked again.
 *
 * @param whole binds the whole document; costly, and called only where parts contradict each other
 */
export function documentFindings(document: DividedDocument, plan: Plan, whole: () => Binding): Finding[] {
  const { frame, binding, parts } = document;
  const spec = binding.value as Spec;
  const surroundings = surroundingsOf(
    spec,
    binding.symbols.declarations,
    parts.map(({ part }) => part),
  );
  const { references } = binding.symbols;
  const schema = schemaFindings(frame, plan);
  const quantities = [...binding.findings];
  const checks = [...unknownReferences({ spec, declared: surroundings.declared, references })];
  for (const { part, offset } of parts) {
    addShifted(schema, part.schema, offset);
    addShifted(quantities, part.binding.findings, offset);
    addShifted(checks, part.check(partChecks[part.section] ?? checksOfOthers, surroundings), offset);
  }
  return [...schema, ...quantities, ...checks, ...contradictions(document, whole)];
}

function addShifted(to: Finding[], findings: readonly Finding[], offset: number): void {
  for (const finding of findings) to.push(shiftFinding(finding, offset));
}

/** Parts know each only its own positions, which do to see whether there is anything to say. */
function contradictions(document: DividedDocument, whole: () => Binding): Finding[] {
  const { binding, parts } = document;
  const spec = looseSpec(document);
  const declarations = [...binding.symbols.declarations];
  for (const { part } of parts) declarations.push(...part.binding.symbols.declarations);
  return documentChecks.flatMap((check) => {
    const found = [...check({ spec, declarations })];
    if (found.length === 0) return [];
    const { value, symbols } = whole();
    return [...check({ spec: value as Spec, declarations: symbols.declarations })];
  });
}
