import type { FindingReport } from '../report';
import { printable } from './printable';
import { sourceExcerpt } from './source-excerpt';
import type { TextLayout } from './style';
import { wrap } from './wrap';

const indent = '  ';

/**
 * A finding for a terminal: where and which rule, what is wrong, the text that causes it, what to do about it.
 *
 * @param lines of the file
 */
export function findingText(
  finding: FindingReport,
  file: string,
  lines: readonly string[],
  layout: TextLayout,
): string {
  const { severity, message, rule, line, column, fix, related = [] } = finding;
  const { style, width } = layout;
  const paragraph = (text: string, first: string, rest: string) =>
    wrap(printable(text), width - rest.length)
      .map((part, index) => (index === 0 ? first : rest) + part)
      .join('\n');
  const note = (title: string, text: string) =>
    paragraph(text, `       ${style('dim', '=')} ${style('bold', `${title}:`)} `, ' '.repeat(11 + title.length));
  return [
    `${style('bold', `${printable(file)}:${line}:${column}`)} ${style(severity, severity)} ${style('dim', rule)}`,
    paragraph(message, indent, indent),
    '',
    sourceExcerpt(lines, finding, severity, layout),
    ...(fix === undefined ? [] : [note('fix', fix)]),
    ...related.map((other) => note('see', `${other.message} (line ${other.line})`)),
  ].join('\n');
}
