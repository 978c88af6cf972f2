/**
 * A version of something in which all that says the same as in an earlier version is the very same object; the earlier
 * version itself, if nothing differs. What was computed of a part then holds as long as it is that part.
 */
export function shareEqual<T>(before: unknown, now: T): T {
  if (Object.is(before, now) || !isBranch(before) || !isBranch(now)) return isSame(before, now) ? (before as T) : now;
  if (Array.isArray(before) !== Array.isArray(now)) return now;
  const keys = Object.keys(now);
  let shared: Record<string, unknown> | undefined;
  let same = keys.length === Object.keys(before).length;
  for (const key of keys) {
    const child = shareEqual(own(before, key), own(now, key));
    if (!Object.is(child, own(before, key)) || !(key in before)) same = false;
    if (!Object.is(child, own(now, key))) {
      shared ??= copyOf(now);
      shared[key] = child;
    }
  }
  return same ? (before as T) : ((shared ?? now) as T);
}

/** Whether two things say the same in some of their fields. */
export function isSameIn<T extends object>(fields: readonly (keyof T)[], a: T, b: T): boolean {
  return a === b || fields.every((field) => isSame(a[field], b[field]));
}

export function areSameIn<T extends object>(fields: readonly (keyof T)[], a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, at) => isSameIn(fields, item, b[at]!));
}

/** Whether two parts of a model say the same; at once where they are the same object. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, at) => isSame(item, b[at]));
  if (a instanceof Map) return b instanceof Map && isSameMap(a, b);
  if (Array.isArray(b) || b instanceof Map) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => key in b && isSame(own(a, key), own(b, key)));
}

/** In the same order as well. */
function isSameMap(a: ReadonlyMap<unknown, unknown>, b: ReadonlyMap<unknown, unknown>): boolean {
  if (a.size !== b.size) return false;
  const others = b.entries();
  for (const [key, value] of a) {
    const [otherKey, other] = others.next().value ?? [];
    if (!isSame(key, otherKey) || !isSame(value, other)) return false;
  }
  return true;
}

function own(object: object, key: string): unknown {
  return (object as Record<string, unknown>)[key];
}

/** A list or a plain object: it has children of its own. */
function isBranch(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !(value instanceof Map);
}

function copyOf(branch: object): Record<string, unknown> {
  return (Array.isArray(branch) ? [...branch] : { ...branch }) as Record<string, unknown>;
}
