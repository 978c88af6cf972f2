/** Says nothing of the design itself: where a value stands, where it comes from. */
const aside = new Set(['place', 'source', 'note']);

/** Whether two bound values mean the same, however they are written: `1000ms` is `1s`. */
export function isSameValue(a: unknown, b: unknown): boolean {
  return differing(a, b).next().done === true;
}

/** A place where two bound values differ. */
export interface Difference {
  readonly a: unknown;
  readonly b: unknown;
}

/** The innermost places where two bound values differ; lists of different lengths differ as a whole. */
export function differences(a: unknown, b: unknown): Difference[] {
  return [...differing(a, b)];
}

function* differing(a: unknown, b: unknown): Generator<Difference> {
  if (Object.is(a, b)) return;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
    yield { a, b };
    return;
  }
  const [mapA, mapB] = [entriesOf(a), entriesOf(b)];
  if (mapA && mapB) {
    for (const key of new Set([...mapA.keys(), ...mapB.keys()])) yield* differing(mapA.get(key), mapB.get(key));
    return;
  }
  const [listA, listB] = [itemsOf(a), itemsOf(b)];
  if (listA && listB) {
    if (listA.length === listB.length) {
      for (const [index, item] of listA.entries()) yield* differing(item, listB[index]);
    } else yield { a, b };
    return;
  }
  // A quantity, a word, a list of ids: they are what their fields say together.
  if (isLeaf(a) || isLeaf(b)) {
    if (leafText(a) !== leafText(b)) yield { a, b };
    return;
  }
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    if (!aside.has(key)) yield* differing(field(a, key), field(b, key));
  }
}

function entriesOf(value: object): ReadonlyMap<string, unknown> | undefined {
  const entries = field(value, 'entries');
  return entries instanceof Map ? entries : undefined;
}

function itemsOf(value: object): readonly unknown[] | undefined {
  const items = field(value, 'items');
  return Array.isArray(items) ? items : undefined;
}

function isLeaf(value: object): boolean {
  return 'dimension' in value || 'ids' in value || !['object', 'undefined'].includes(typeof field(value, 'value'));
}

function leafText(value: object): string {
  return JSON.stringify(value, (key, inner: unknown) => (aside.has(key) ? undefined : inner));
}

function field(value: object, key: string): unknown {
  return (value as Record<string, unknown>)[key];
}
