import type { TextEdit } from '../spec/edit/text-edit';
import { describeChange } from './describe-change';
import { containedText } from './markdown-blocks';
import { meaningfulLines } from './same-markdown';
import type { Section } from './sections';

/** What brings a section up to date. */
export interface SectionRefresh {
  readonly edit: TextEdit;
  /** `is stale: Busy of db is 71%, not 62%` */
  readonly why: string;
}

/** What stands between the markers now, without the quote marks and the indentation of the section. */
export function standingText(markdown: string, section: Section): string {
  return standingLines(markdown, section)
    .map((line) => line ?? '')
    .join('\n');
}

/**
 * The smallest edit of whole lines after which a section has a text; undefined where it says the same already. The line
 * breaks, quote marks and indentation are those of its opening marker.
 */
export function refreshSection(markdown: string, section: Section, text: string): SectionRefresh | undefined {
  const standing = standingLines(markdown, section);
  const isContained = standing.every((line) => line !== undefined);
  const [says, gives] = [meaningfulLines(standing.map((line) => line ?? '')), meaningfulLines(text.split('\n'))];
  if (isContained && says.join('\n') === gives.join('\n')) return undefined;
  const before = markdown.slice(section.open.span.end, section.close.span.start);
  return {
    edit: withoutCommonEnds(before, placedText(markdown, section, text), section.open.span.end),
    why: describeChange(says, gives),
  };
}

/** Undefined for a line that has left the quote of the section. */
function standingLines(markdown: string, { open, close }: Section): (string | undefined)[] {
  const [first = '', ...others] = markdown.slice(open.span.end, close.span.start).split(/\r?\n/);
  return [first, ...others.map((line) => containedText(line, open.block))];
}

/** With a blank line at both ends, which HTML and tables want around them. */
function placedText(markdown: string, { open }: Section, text: string): string {
  const { line, linePrefix } = open.block;
  const lineBreak = markdown.slice(line.start, line.end).endsWith('\r\n') ? '\r\n' : '\n';
  const lines = ['', ...text.trim().split('\n'), ''].map((content) => `${linePrefix}${content}`.trimEnd());
  return ['', ...lines, linePrefix].join(lineBreak);
}

/** Leaves out of an edit the whole lines at both ends that stay as they are. */
function withoutCommonEnds(before: string, after: string, start: number): TextEdit {
  const [old, renewed] = [linesWithBreaks(before), linesWithBreaks(after)];
  const most = Math.min(old.length, renewed.length);
  let head = 0;
  while (head < most && old[head] === renewed[head]) head++;
  let tail = 0;
  while (tail < most - head && old[old.length - 1 - tail] === renewed[renewed.length - 1 - tail]) tail++;
  const lengthOf = (lines: readonly string[]) => lines.join('').length;
  return {
    start: start + lengthOf(old.slice(0, head)),
    end: start + lengthOf(old.slice(0, old.length - tail)),
    newText: renewed.slice(head, renewed.length - tail).join(''),
  };
}

function linesWithBreaks(text: string): string[] {
  return text.split(/(?<=\n)/);
}
