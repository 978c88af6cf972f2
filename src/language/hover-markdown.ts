import type { Hover } from './hover';
import { describeTermAt } from './hover/describe-catalogue';

/** The catalogue's explanation of the term at an offset of Markdown prose; nothing inside code, links and fences. */
export function hoverMarkdown(text: string, offset: number): Omit<Hover, 'besideSchema'> | undefined {
  return describeTermAt(text, offset);
}
