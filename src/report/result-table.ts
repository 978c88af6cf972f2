/** What a cell says beyond its text; a format that knows no colours says it in words or not at all. */
export type Tone = 'good' | 'warning' | 'error' | 'dim';

export interface Cell {
  readonly text: string;
  readonly tone?: Tone;
}

export interface TableColumn {
  readonly title: string;
  readonly kind: 'text' | 'number';
  /** Columns of a higher rank are left out first where there is no room; those of rank 0 stay. */
  readonly rank: number;
}

/** Results as every format shows them: the text report and Markdown differ in how they draw a table, not in what it says. */
export interface ResultTable {
  readonly title: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly Cell[])[];
}

/** A column with where its cells come from. */
export interface Field<Row> {
  readonly title: string;
  /** `number` unless given. */
  readonly kind?: 'text' | 'number';
  readonly rank?: number;
  readonly text: (row: Row) => string | undefined;
  readonly tone?: (row: Row) => Tone | undefined;
}

/** A table without the columns that have nothing to say in any row; undefined without rows. */
export function resultTable<Row>(
  title: string,
  rows: readonly Row[],
  fields: readonly Field<Row>[],
): ResultTable | undefined {
  if (rows.length === 0) return undefined;
  const filled = fields
    .map((field) => ({ field, cells: rows.map((row) => cellOf(field, row)) }))
    .filter(({ cells }) => cells.some(({ text }) => text !== ''));
  return {
    title,
    columns: filled.map(({ field }) => ({ title: field.title, kind: field.kind ?? 'number', rank: field.rank ?? 0 })),
    rows: rows.map((_, index) => filled.map(({ cells }) => cells[index] ?? { text: '' })),
  };
}

function cellOf<Row>({ text, tone }: Field<Row>, row: Row): Cell {
  const toneOfRow = tone?.(row);
  return { text: text(row) ?? '', ...(toneOfRow && { tone: toneOfRow }) };
}
