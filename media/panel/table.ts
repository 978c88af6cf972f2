import { type Child, h, hiddenText } from './dom';
import { explanationBox } from './explanation';
import { isNotKnown } from './number-button';
import { revealButton } from './reveal-button';
import { isSelected, type View } from './view';

/** `wide` columns take the room that is left, `text` ones break their lines, a `word` is a short state. */
export type ColumnKind = 'number' | 'text' | 'wide' | 'word';

export interface Column<Row> {
  readonly title: string;
  /** Whether the cells speak for themselves and the title is for screen readers. */
  readonly quiet?: boolean;
  readonly kind: ColumnKind;
  readonly cell: (row: Row) => Child;
}

export interface TableOptions<Row> {
  /** What the table tells, for screen readers; sighted readers have the heading above it. */
  readonly caption: string;
  /** Title of the first column, the heads of the rows. */
  readonly head: string;
  readonly rows: readonly Row[];
  /** What the row is about. */
  readonly name: (row: Row) => string;
  /** Shown before the name. */
  readonly sign?: (row: Row) => Child;
  /** Where the row leads to in the spec, if anywhere. */
  readonly path: (row: Row) => string | undefined;
  readonly columns: readonly Column<Row>[];
}

/**
 * A table whose rows lead to their lines and whose numbers open their derivations below the row. The roles are spelled
 * out because the style sheet turns rows into blocks on a narrow page, and with `display` the built-in roles go.
 */
export function table<Row>(view: View, options: TableOptions<Row>): HTMLElement {
  const { caption, head, rows } = options;
  const columns = usedColumns(options);
  return h(
    'table',
    { role: 'table', class: tableClass(columns.map(({ column }) => column.kind)), 'data-key': `table ${caption}` },
    h('caption', { class: 'hidden-text' }, caption),
    h(
      'thead',
      { role: 'rowgroup' },
      h(
        'tr',
        { role: 'row' },
        h('th', { role: 'columnheader', scope: 'col' }, head),
        columns.map(({ column: { title, kind, quiet } }) =>
          h('th', { role: 'columnheader', scope: 'col', class: kind }, quiet ? hiddenText(title) : title),
        ),
      ),
    ),
    h(
      'tbody',
      { role: 'rowgroup' },
      rows.map((row, index) => tableRow(view, options, columns, row, index)),
    ),
  );
}

/** Few figures stay near their names; many columns become cards on a narrow page. */
function tableClass(kinds: readonly ColumnKind[]): string | undefined {
  if (kinds.length > 3 || kinds.includes('text')) return 'cards';
  return kinds.every((kind) => kind === 'number') ? `figures-${kinds.length}` : undefined;
}

interface FilledColumn<Row> {
  readonly column: Column<Row>;
  /** In the order of the rows. */
  readonly cells: readonly Child[];
}

/** The columns with their cells, without those that know nothing of any row. */
function usedColumns<Row>({ columns, rows }: TableOptions<Row>): readonly FilledColumn<Row>[] {
  return columns
    .map((column) => ({ column, cells: rows.map((row) => column.cell(row)) }))
    .filter(({ cells }) => cells.length === 0 || !cells.every(isNotKnown));
}

function tableRow<Row>(
  view: View,
  { name, sign, path }: TableOptions<Row>,
  columns: readonly FilledColumn<Row>[],
  row: Row,
  index: number,
): Child {
  const target = path(row);
  const selected = target !== undefined && isSelected(view, target);
  const title = name(row);
  const element = h(
    'tr',
    {
      role: 'row',
      class: selected ? 'selected' : undefined,
      'aria-current': selected && 'true',
      'data-reveal': target,
      'data-key': `row ${title} ${target ?? ''}`,
    },
    h(
      'th',
      { role: 'rowheader', scope: 'row' },
      h('span', { class: 'row-head' }, sign?.(row), target === undefined ? title : revealButton(target, title)),
    ),
    columns.map(({ column: { kind, title: label }, cells }) =>
      h('td', { role: 'cell', class: kind, 'data-label': label }, cells[index]),
    ),
  );
  return [element, explanationRow(view, element, columns.length + 1)];
}

function explanationRow({ model: { explanation } }: View, row: HTMLElement, columns: number): Child {
  if (explanation === undefined) return undefined;
  const opener = [...row.querySelectorAll('[data-explain]')].some(
    (button) => button.getAttribute('data-explain') === explanation.path,
  );
  return (
    opener &&
    h(
      'tr',
      { role: 'row', class: 'explanation-row', 'data-key': `explanation row ${explanation.path}` },
      h('td', { role: 'cell', colspan: columns }, explanationBox(explanation)),
    )
  );
}
