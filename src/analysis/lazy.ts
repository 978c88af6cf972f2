import { once } from '../spec/once';

/**
 * The object with further fields that are computed when they are first read: most readers want few of them. To
 * `Object.keys`, spreading, cloning and JSON they are fields like any other, so a field that does not apply is left out
 * of `later` altogether.
 */
export function withLater<T extends object>(fields: T, later: { readonly [K in keyof T]?: () => T[K] }): T {
  for (const key of Object.keys(later) as (keyof T)[]) {
    const compute = later[key];
    if (compute) Object.defineProperty(fields, key, { get: once(compute), enumerable: true, configurable: true });
  }
  return fields;
}

/** A copy with other fields added or replaced, in which what is computed later stays so. */
export function copyWith<T extends object>(original: T, fields: Partial<T>): T {
  const own: PropertyDescriptorMap = Object.getOwnPropertyDescriptors(fields);
  return Object.defineProperties({}, { ...Object.getOwnPropertyDescriptors(original), ...own }) as T;
}
