import type { Checklist, ChecklistItem } from '../catalog/checklist';
import type { CheckedDocument } from '../rules/check-document';
import type { Finding } from '../spec/finding';
import type { AnswerSpec } from '../spec/spec.generated';
import { type Evidence, findEvidence } from './evidence';

/** What is known of one question. */
export interface ItemAnswer {
  readonly item: ChecklistItem;
  /** `open`: the spec does not say, and nobody has answered yet. */
  readonly answer: 'yes' | 'no' | 'n/a' | 'open';
  /** Who says so: the person who answered in `reviews`, or the spec itself. */
  readonly from: 'person' | 'spec';
  /** The findings that say no. */
  readonly findings: readonly Finding[];
  /** The values that show it. */
  readonly evidence: readonly Evidence[];
  readonly note?: string;
  /** What stands in `reviews`, whether or not it holds. */
  readonly said?: AnswerSpec;
  /** A person said yes, but the spec now says no. */
  readonly reopened: boolean;
}

/**
 * Answers what the spec can answer: no where a rule of the question fires; yes where all its rules are silent and the
 * evidence is there. Everything else is for a person, whose answers stand in `reviews`.
 */
export function answerChecklist(checklist: Checklist, checked: CheckedDocument): ItemAnswer[] {
  const reviews = checked.document.spec?.reviews?.entries.get(checklist.id)?.entries;
  return checklist.items.map((item) => answerItem(item, checked, reviews?.get(item.id)));
}

function answerItem(item: ChecklistItem, checked: CheckedDocument, review: AnswerSpec | undefined): ItemAnswer {
  const findings = checked.findings.filter(({ rule }) => item.rules.includes(rule));
  const evidence = item.evidence.flatMap((path) => findEvidence(checked.document.tree.root, path));
  const byRules = !item.manual && item.rules.length > 0;
  const ofSpec = findings.length > 0 ? 'no' : byRules && evidence.length > 0 ? 'yes' : 'open';
  const ofPerson = review?.answer?.value;
  const reopened = ofPerson === 'yes' && ofSpec === 'no';
  const personal = ofPerson !== undefined && !reopened;
  return {
    item,
    answer: personal ? ofPerson : ofSpec,
    from: personal ? 'person' : 'spec',
    findings,
    evidence,
    note: review?.note?.value,
    said: review,
    reopened,
  };
}
