import type { SpecEdit } from './spec-edits';

/**
 * Edits that only make sense together: an entry that was added, or taken away, with the edits that name it, such as the
 * steps that now call it. Everything else stands by itself; of very many edits, all of one entry are one group.
 */
export function groupEdits(edits: readonly SpecEdit[], most: number): SpecEdit[][] {
  const leader = edits.map((_, index) => index);
  const find = (index: number): number => {
    let at = index;
    while (leader[at] !== at) at = leader[at]!;
    return at;
  };
  const unite = (a: number, b: number) => {
    leader[Math.max(find(a), find(b))] = Math.min(find(a), find(b));
  };
  const names = edits.map((edit) => new Set([...namesIn(edit.base), ...namesIn(edit.head)]));
  edits.forEach(({ id, field }, index) => {
    if (id === undefined || field !== undefined) return;
    names.forEach((known, other) => {
      if (known.has(id)) unite(index, other);
    });
  });
  if (new Set(edits.map((_, index) => find(index))).size > most) {
    const first = new Map<string, number>();
    edits.forEach(({ section, id }, index) => {
      const entry = `${section}.${id}`;
      unite(first.get(entry) ?? index, index);
      if (!first.has(entry)) first.set(entry, index);
    });
  }
  const groups = new Map<number, SpecEdit[]>();
  edits.forEach((edit, index) => {
    groups.set(find(index), [...(groups.get(find(index)) ?? []), edit]);
  });
  return [...groups.values()];
}

/** Words and ids in a bound value, also those that are keys. */
function* namesIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  if (typeof value !== 'object' || value === null) return;
  if (value instanceof Map) {
    for (const [key, inner] of value) {
      yield String(key);
      yield* namesIn(inner);
    }
    return;
  }
  // Places lead to the whole text.
  for (const [key, inner] of Object.entries(value)) if (key !== 'place') yield* namesIn(inner);
}
