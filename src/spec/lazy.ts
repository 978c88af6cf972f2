import { once } from './once';

/** Where an object keeps how its later fields are computed. */
const computations = Symbol('computations');

interface Later {
  readonly [computations]?: Readonly<Record<string, () => unknown>>;
}

/**
 * The object with further fields that are computed when they are first read: most readers want few of them. To
 * `Object.keys`, spreading, cloning and JSON they are fields like any other, so a field that does not apply is left out
 * of `later` altogether.
 */
export function withLater<T extends object>(fields: Partial<T>, later: { readonly [K in keyof T]?: () => T[K] }): T {
  const computed: Record<string, () => unknown> = { ...(fields as Later)[computations] };
  for (const key in later) {
    const compute = later[key];
    if (!compute) continue;
    computed[key] = once(compute);
    Object.defineProperty(fields, key, accessorOf(key));
  }
  return Object.defineProperty(fields, computations, { value: computed, configurable: true }) as T;
}

const accessors = new Map<string, PropertyDescriptor>();

/** One accessor for all fields of a name: objects with accessors of their own are an order of magnitude slower to make. */
function accessorOf(key: string): PropertyDescriptor {
  let accessor = accessors.get(key);
  if (accessor === undefined) {
    accessor = {
      get(this: Later) {
        return this[computations]?.[key]?.();
      },
      enumerable: true,
      configurable: true,
    };
    accessors.set(key, accessor);
  }
  return accessor;
}

/** A copy with other fields added or replaced, in which what is computed later stays so. */
export function copyWith<T extends object>(original: T, fields: Partial<T>): T {
  const own: PropertyDescriptorMap = Object.getOwnPropertyDescriptors(fields);
  return Object.defineProperties({}, { ...Object.getOwnPropertyDescriptors(original), ...own }) as T;
}
