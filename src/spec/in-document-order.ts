import type { Finding } from './finding';

/** By position, each once: an aliased subtree is read at each of its uses, and a mistake in it is still one mistake. */
export function inDocumentOrder(findings: readonly Finding[]): Finding[] {
  const unique = new Map<string, Finding>();
  for (const finding of findings) {
    const key = `${finding.rule} ${finding.span.start} ${finding.span.end} ${finding.message}`;
    if (!unique.has(key)) unique.set(key, finding);
  }
  return [...unique.values()].sort((a, b) => a.span.start - b.span.start);
}
