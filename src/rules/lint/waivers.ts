import type { Finding } from '../../spec/finding';
import type { WaiverSpec } from '../../spec/spec.generated';
import { isFixed } from './language-checks';

const date = /^\d{4}-\d{2}-\d{2}$/;

/** Whether a waiver takes away a finding: of its rule, at its place or below, and not after its last day. */
export function waives(waiver: WaiverSpec, { rule, path }: Finding, today: string | undefined): boolean {
  if (waiver.rule?.value !== rule || isExpired(waiver, today)) return false;
  const at = waiver.at?.value ?? '';
  return at === '' || path === at || path.startsWith(`${at}.`) || path.startsWith(`${at}[`);
}

/** What is wrong with a waiver itself. */
export function judgeWaiver(waiver: WaiverSpec, unused: boolean, today: string | undefined): Finding[] {
  const { rule, at, reason, until, owner, place } = waiver;
  if (!rule || isFixed(rule.value)) return [];
  const found: Finding[] = [];
  const add = (id: string, message: string, span: Finding['span']) => {
    found.push({ rule: id, severity: 'warning', message, path: place.path, span });
  };
  if (!reason || reason.value.trim() === '')
    add('lint/missing-reason', `Say why \`${rule.value}\` is acceptable here: add \`reason\``, rule.place.span);
  if (until && !date.test(until.value))
    add('lint/invalid-date', '`until` is a day such as `2027-03-01`, the last one of this waiver', until.place.span);
  if (until && isExpired(waiver, today)) {
    const who = owner ? `, and ${owner.value} answers for it` : '';
    add(
      'lint/expired-waiver',
      `This waiver ended on ${until.value}${who}. Repair what it waived, or decide anew`,
      until.place.span,
    );
  } else if (unused) {
    const where = at ? ` at \`${at.value}\`` : '';
    add(
      'lint/unused-waiver',
      `There is no finding of \`${rule.value}\`${where}. Remove the waiver`,
      (at ?? rule).place.span,
    );
  }
  return found;
}

/** Dates of this form are in order as texts. */
function isExpired({ until }: WaiverSpec, today: string | undefined): boolean {
  return until !== undefined && today !== undefined && date.test(until.value) && until.value < today;
}
