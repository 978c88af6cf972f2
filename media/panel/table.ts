import { type Child, h, hiddenText } from './dom';
import { explanationBox } from './explanation';
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
  const { caption, head, rows, columns } = options;
  return h(
    'table',
    { role: 'table', class: tableClass(columns), 'data-key': `table ${caption}` },
    h('caption', { class: 'hidden-text' }, caption),
    h(
      'thead',
      { role: 'rowgroup' },
      h(
        'tr',
        { role: 'row' },
        h('th', { role: 'columnheader', scope: 'col' }, head),
        columns.map(({ title, kind, quiet }) =>
          h('th', { role: 'columnheader', scope: 'col', class: kind }, quiet ? hiddenText(title) : title),
        ),
      ),
    ),
    h(
      'tbody',
      { role: 'rowgroup' },
      rows.map((row) => tableRow(view, options, row)),
    ),
  );
}

/** Few figures stay near their names; many columns become cards on a narrow page. */
function tableClass(columns: readonly { readonly kind: ColumnKind }[]): string | undefined {
  if (columns.length > 3 || columns.some(({ kind }) => kind === 'text')) return 'cards';
  return columns.every(({ kind }) => kind === 'number') ? `figures-${columns.length}` : undefined;
}

function tableRow<Row>(view: View, { columns, name, sign, path }: TableOptions<Row>, row: Row): Child {
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
    columns.map((column) =>
      h('td', { role: 'cell', class: column.kind, 'data-label': column.title }, column.cell(row)),
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
