import type { ComponentKind } from '../spec/model/component';

const workers: readonly ComponentKind[] = ['service', 'function', 'worker'];

/** What a component's servers are called. */
export function serversOf(kind: ComponentKind, count: number): string {
  const noun = workers.includes(kind) ? 'worker' : 'server';
  return count === 1 ? noun : `${noun}s`;
}
