import type { Finding } from '../spec/finding';
import { shiftFinding } from '../spec/syntax/shift';

/** Findings of a text where they stand in a later one; without those that point at anything that was edited. */
export function carriedFindings(findings: readonly Finding[], before: string, after: string): readonly Finding[] {
  if (findings.length === 0) return findings;
  const start = commonStart(before, after);
  const end = before.length - commonEnd(before, after, start);
  const added = after.length - before.length;
  return findings.flatMap((finding) => {
    const spans = [finding.span, ...(finding.related ?? []).map(({ span }) => span)];
    const moves = spans.map((span) => (span.end < start ? 0 : span.start > end ? added : undefined));
    const [by] = moves;
    // A finding that points at both sides of the edit is left out too: its texts move apart.
    return by === undefined || moves.some((move) => move !== by) ? [] : [shiftFinding(finding, by)];
  });
}

function commonStart(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let at = 0;
  while (at < most && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

function commonEnd(a: string, b: string, start: number): number {
  const most = Math.min(a.length, b.length) - start;
  let length = 0;
  while (length < most && a.charCodeAt(a.length - 1 - length) === b.charCodeAt(b.length - 1 - length)) length++;
  return length;
}
