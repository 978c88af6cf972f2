/** A test of one value that also tells the compiler what the value then is. */
export type Guard<T> = (value: unknown) => value is T;

export const isString: Guard<string> = (value) => typeof value === 'string';
export const isBoolean: Guard<boolean> = (value) => typeof value === 'boolean';
export const isNumber: Guard<number> = (value): value is number => typeof value === 'number' && Number.isFinite(value);

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isArrayOf<T>(item: Guard<T>): Guard<T[]> {
  return (value) => Array.isArray(value) && value.every(item);
}

/** A mapping whose every value passes. */
export function isRecordOf<T>(item: Guard<T>): Guard<Record<string, T>> {
  return (value): value is Record<string, T> => isRecord(value) && Object.values(value).every(item);
}

/** Absent, or as `inner` wants it. */
export function isOptional<T>(inner: Guard<T>): Guard<T | undefined> {
  return (value) => value === undefined || inner(value);
}

/** An object whose named fields pass; further fields are let through, so that a newer sender does not break an older receiver. */
export function hasFields<T>(fields: { readonly [Key in keyof T]-?: Guard<T[Key]> }): Guard<T> {
  const guards = Object.entries<Guard<unknown>>(fields);
  return (value): value is T => isRecord(value) && guards.every(([name, guard]) => guard(value[name]));
}
