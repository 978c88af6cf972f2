const rowItems = 'button.link, button.number';

/** Moves along the tabs and through the cells of tables with the arrow keys. Returns whether the key was used. */
export function moveByArrow(event: KeyboardEvent): boolean {
  const { target } = event;
  if (!(target instanceof HTMLElement) || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey)
    return false;
  const next = target.getAttribute('role') === 'tab' ? nextTab(target, event.key) : nextInTable(target, event.key);
  if (next === undefined) return false;
  next.focus();
  if (next.getAttribute('role') === 'tab') next.click();
  return true;
}

function nextTab(tab: HTMLElement, key: string): HTMLElement | undefined {
  const tabs = [...(tab.parentElement?.querySelectorAll<HTMLElement>('[role=tab]') ?? [])];
  const index = tabs.indexOf(tab);
  if (key === 'ArrowRight') return tabs[(index + 1) % tabs.length];
  if (key === 'ArrowLeft') return tabs[(index - 1 + tabs.length) % tabs.length];
  if (key === 'Home') return tabs[0];
  return key === 'End' ? tabs.at(-1) : undefined;
}

function nextInTable(item: HTMLElement, key: string): HTMLElement | undefined {
  const row = item.closest('tr');
  if (row === null || row.classList.contains('explanation-row')) return undefined;
  const items = itemsOf(row);
  const index = items.indexOf(item);
  if (index < 0) return undefined;
  if (key === 'ArrowRight') return items[index + 1];
  if (key === 'ArrowLeft') return items[index - 1];
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return undefined;
  const rows = [...(row.parentElement?.children ?? [])].filter((other) => itemsOf(other).length > 0);
  const other = rows[rows.indexOf(row) + (key === 'ArrowDown' ? 1 : -1)];
  return other === undefined ? undefined : sameColumn(item, other);
}

/** The item of another row in the column of `item`, or that row's head. */
function sameColumn(item: HTMLElement, row: Element): HTMLElement | undefined {
  const column = item.closest<HTMLTableCellElement>('td, th')?.cellIndex ?? 0;
  return row.children[column]?.querySelector<HTMLElement>(rowItems) ?? itemsOf(row)[0];
}

function itemsOf(row: Element): HTMLElement[] {
  return row.classList.contains('explanation-row') ? [] : [...row.querySelectorAll<HTMLElement>(rowItems)];
}
