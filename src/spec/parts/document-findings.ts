import type { Plan } from '../binding/plan';
import type { DocumentCheck, DocumentInput } from '../checks/check';
import { reservedIds } from '../checks/reserved-ids';
import { componentServiceTimes, stepServiceTimes } from '../checks/service-times';
import { flowSources, stepVerbs } from '../checks/steps';
import { streamWindows } from '../checks/stream-windows';
import { unknownReferences } from '../checks/unknown-references';
import { unreadFields } from '../checks/unread-fields';
import { oneCurrency, overdetermined, populations, trafficShares } from '../checks/values';
import type { Finding } from '../finding';
import type { Spec } from '../spec.generated';
import { PlacedEntry } from '../syntax/placed-entry';
import { shiftFinding } from '../syntax/shift';
import { schemaFindings } from '../validation/schema-findings';
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
 * @param whole the document with its positions; costly, and asked for only where parts contradict each other
 */
export function documentFindings(document: DividedDocument, plan: Plan, whole: () => DocumentInput): Finding[] {
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
  for (const { part, entry } of parts) {
    const offset = entry instanceof PlacedEntry ? entry.offset : 0;
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
function contradictions(document: DividedDocument, whole: () => DocumentInput): Finding[] {
  const { binding, parts, loose: spec } = document;
  const declarations = [...binding.symbols.declarations];
  for (const { part } of parts) declarations.push(...part.binding.symbols.declarations);
  return documentChecks.flatMap((check) => {
    const found = [...check({ spec, declarations })];
    return found.length === 0 ? [] : [...check(whole())];
  });
}
