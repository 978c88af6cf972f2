import type { Model } from './model';

/** Whether two models say the same, so that what was computed of one holds for the other. */
export function isSameModel(a: Model, b: Model): boolean {
  return isSame(a, b);
}

/** Whether two things say the same in some of their fields. */
export function isSameIn<T extends object>(fields: readonly (keyof T)[], a: T, b: T): boolean {
  return a === b || fields.every((field) => isSame(a[field], b[field]));
}

/** Whether two parts of a model say the same; at once where they are the same object. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, at) => isSame(item, b[at]));
  if (a instanceof Map) return b instanceof Map && isSame([...a], [...b]);
  if (Array.isArray(b) || b instanceof Map) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => key in b && isSame(own(a, key), own(b, key)));
}

function own(object: object, key: string): unknown {
  return (object as Record<string, unknown>)[key];
}
