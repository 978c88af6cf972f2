import type { Finding } from '../spec/finding';
import type { Span } from '../spec/span';
import { isSpec } from './fences';
import { markdownBlocks } from './markdown-blocks';
import { badLink, misplaced, unclosed, unknownOption, unknownSection, unopened } from './section-findings';
import { isSectionKind, type SectionKind, type SectionOption, takesOption } from './section-kinds';
import { type Marker, markersIn } from './section-markers';

/** The spec that a section is computed from: a fence of the document by its place among them, or a file. */
export type SpecReference =
  | { readonly type: 'fence'; readonly index: number }
  | { readonly type: 'file'; readonly path: string; readonly span: Span };

/** What stands between two markers. */
export interface Section {
  readonly kind: SectionKind;
  readonly options: Readonly<Partial<Record<SectionOption, string>>>;
  /** Absent where the document has none. */
  readonly spec: SpecReference | undefined;
  readonly open: Marker;
  readonly close: Marker;
}

export interface DesignDoc {
  /** Those that can be computed, in their order. */
  readonly sections: readonly Section[];
  /** How many the document asks for, whatever is wrong with them. */
  readonly asked: number;
  /** The files that it links, each once, whether or not a section needs them. */
  readonly files: readonly Extract<SpecReference, { type: 'file' }>[];
  /** What is wrong with the markers, in document order. */
  readonly findings: readonly Finding[];
}

/** A spec and where it stands or is linked. */
interface Source {
  readonly at: number;
  readonly spec: SpecReference;
}

interface Pair {
  readonly open: Marker;
  readonly close: Marker;
}

/** Finds the computed sections of a Markdown document. Total: any text gives a result. */
export function readDesignDoc(markdown: string): DesignDoc {
  const blocks = markdownBlocks(markdown);
  const markers = blocks.flatMap((block) => (block.type === 'comment' ? markersIn(block) : []));
  const fences = blocks.flatMap((block) => (block.type === 'fence' && isSpec(block) ? [block] : []));
  const findings: Finding[] = [];
  const files = new Map<string, Extract<SpecReference, { type: 'file' }>>();

  const fileOf = (marker: Marker): SpecReference | undefined => {
    const link = marker.options.find(({ name, value }) => name === 'spec' && value !== undefined);
    if (link?.value === undefined) return undefined;
    const problem = badLink(link.value, link.valueSpan);
    if (problem) findings.push(problem);
    else if (!files.has(link.value)) files.set(link.value, { type: 'file', path: link.value, span: link.valueSpan });
    return { type: 'file', path: link.value, span: link.valueSpan };
  };

  const sources: Source[] = fences.map(({ start }, index) => ({ at: start, spec: { type: 'fence', index } }));
  for (const marker of markers) {
    const spec = marker.role === 'link' ? fileOf(marker) : undefined;
    if (spec) sources.push({ at: marker.span.start, spec });
  }
  sources.sort((a, b) => a.at - b.at);

  const begins = markers.filter(({ role }) => role === 'begin');
  const { pairs, alone } = pairsOf(markers);
  // What a refresh of the section around it would replace.
  const starts = [...begins.map(({ span }) => span.start), ...sources.map(({ at }) => at)].sort((a, b) => a - b);
  const next = new Map(starts.map((at, index) => [at, starts[index + 1] ?? Number.POSITIVE_INFINITY]));
  const sections: Section[] = [];
  let before = 0;
  let reach = 0;
  for (const pair of pairs) {
    const { open, close } = pair;
    while ((sources[before]?.at ?? Number.POSITIVE_INFINITY) < open.span.start) before++;
    const isInner = open.span.start < reach;
    reach = Math.max(reach, close.span.start);
    const own = fileOf(open);
    const kind = isSectionKind(open.name) ? open.name : undefined;
    const wrong = [
      ...(kind ? optionFindings(open, kind) : [unknownSection(open)]),
      ...((next.get(open.span.start) ?? 0) < close.span.start ? [misplaced(open, 'holds')] : []),
      ...(isSameContainer(pair) ? [] : [misplaced(open, 'leaves')]),
    ];
    findings.push(...wrong);
    if (!kind || wrong.length > 0 || isInner) continue;
    const options = Object.fromEntries(open.options.map(({ name, value }) => [name, value]));
    sections.push({ ...pair, kind, options, spec: own ?? sources[Math.max(0, before - 1)]?.spec });
  }
  findings.push(...alone.map((marker) => (marker.role === 'begin' ? unclosed(marker) : unopened(marker))));
  return {
    sections,
    asked: begins.length,
    files: [...files.values()],
    findings: findings.sort((a, b) => a.span.start - b.span.start),
  };
}

function optionFindings({ options }: Marker, kind: SectionKind): Finding[] {
  return options
    .filter(({ name, value }) => value === undefined || !takesOption(kind, name))
    .map((option) => unknownOption(option, kind));
}

/** Each end belongs to the nearest beginning before it that has none yet. */
function pairsOf(markers: readonly Marker[]): { readonly pairs: readonly Pair[]; readonly alone: readonly Marker[] } {
  const open: Marker[] = [];
  const pairs: Pair[] = [];
  const alone: Marker[] = [];
  for (const marker of markers) {
    if (marker.role === 'begin') open.push(marker);
    if (marker.role !== 'end') continue;
    const begin = open.pop();
    if (begin) pairs.push({ open: begin, close: marker });
    else alone.push(marker);
  }
  pairs.sort((a, b) => a.open.span.start - b.open.span.start);
  return { pairs, alone: [...alone, ...open] };
}

/** Text of a section that begins in one list or quote and ends in another cannot be written. */
function isSameContainer({ open: { block: from }, close: { block: to } }: Pair): boolean {
  return from.quotes === to.quotes && (from.listColumn === to.listColumn || from.line === to.line);
}
