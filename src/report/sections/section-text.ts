import { alignedTable } from '../markdown-table';
import type { ResultTable } from '../result-table';

/** Share of a whole below which a part is left out: nobody would change anything about it. */
export const leastShare = 0.01;

/** Texts with a blank line between them; those that are empty or absent are left out. */
export function paragraphs(...texts: readonly (string | undefined)[]): string {
  return texts.filter((text) => text !== undefined && text !== '').join('\n\n');
}

/** A table, below what it shows where the section has several. */
export function tableText(table: ResultTable | undefined, caption?: string): string | undefined {
  if (!table) return undefined;
  const text = alignedTable(table).trimEnd();
  return caption === undefined ? text : `${caption}:\n\n${text}`;
}
