import { sectionKinds } from './section-kinds';
import type { Section } from './sections';

/**
 * What a section shows and from which spec, as Markdown.
 *
 * @param fences the lines of the fenced specs of its document
 */
export function describeMarker(
  { kind, spec, options }: Section,
  fences: readonly number[],
  isCurrent: boolean,
): string {
  const list = options.list === undefined ? '' : ` (${options.list})`;
  const from =
    spec === undefined
      ? 'This document has no spec to compute it from.'
      : spec.type === 'file'
        ? `Computed from \`${spec.path.replaceAll('`', '')}\`.`
        : `Computed from the spec in line ${fences[spec.index] ?? '?'}.`;
  const state = isCurrent || spec === undefined ? '' : ' [Refresh](command:headroom.refreshSections)';
  return `**${kind}**${list}: ${sectionKinds[kind]}.\n\n${from}${state}\n\nWhat stands between the markers is replaced when it is refreshed.`;
}
