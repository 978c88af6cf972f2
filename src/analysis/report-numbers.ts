/** The field that names an item of a list, and the one that holds the number it is there for. */
const itemNames = ['objective', 'component', 'path'] as const;
const itemNumbers = ['value', 'seconds', 'share'] as const;

/**
 * Every number in (a part of) a report with its path: keys joined by dots. An item of a list goes by what it is about,
 * and its path alone means the number it is there for: `flows.pay.latency.tail_share.db`,
 * `objectives.survive.zone`, `objectives.survive.zone.target`.
 */
export function reportNumbers(part: unknown): Map<string, number> {
  const numbers = new Map<string, number>();
  collect(part, [], numbers);
  return numbers;
}

/** The number at a path; reads no more of the report than lies on the way there. */
export function reportNumber(part: unknown, path: string): number | undefined {
  if (path === '') return finite(part);
  if (typeof part !== 'object' || part === null) return undefined;
  if (Array.isArray(part)) return inList(part, path);
  const dot = path.indexOf('.');
  const key = dot < 0 ? path : path.slice(0, dot);
  return Object.hasOwn(part, key)
    ? reportNumber(part[key as keyof typeof part], dot < 0 ? '' : path.slice(dot + 1))
    : undefined;
}

function inList(items: readonly unknown[], path: string): number | undefined {
  for (const item of items) {
    const name = nameOf(item);
    if (name === path) return mainNumber(item);
    const found = name !== undefined && path.startsWith(`${name}.`) && reportNumber(item, path.slice(name.length + 1));
    if (typeof found === 'number') return found;
  }
  return undefined;
}

function collect(part: unknown, keys: readonly string[], numbers: Map<string, number>): void {
  const number = finite(part);
  if (number !== undefined) numbers.set(keys.join('.'), number);
  if (typeof part !== 'object' || part === null) return;
  if (!Array.isArray(part)) {
    for (const [key, value] of Object.entries(part)) collect(value, [...keys, key], numbers);
    return;
  }
  for (const item of part) {
    const name = nameOf(item);
    if (name === undefined) continue;
    for (const [key, value] of Object.entries(item)) {
      collect(value, isMain(item, key) ? [...keys, name] : [...keys, name, key], numbers);
    }
  }
}

function nameOf(item: unknown): string | undefined {
  const fields = fieldsOf(item);
  const key = itemNames.find((name) => typeof fields[name] === 'string');
  return key && String(fields[key]);
}

function mainNumber(item: unknown): number | undefined {
  const fields = fieldsOf(item);
  const key = itemNumbers.find((name) => isMain(item, name));
  return key && finite(fields[key]);
}

function isMain(item: unknown, key: string): boolean {
  const fields = fieldsOf(item);
  return key === itemNumbers.find((name) => typeof fields[name] === 'number');
}

function fieldsOf(item: unknown): Readonly<Record<string, unknown>> {
  return typeof item === 'object' && item !== null ? { ...item } : {};
}

function finite(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
