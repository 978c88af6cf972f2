import type { ComponentSpec } from '../spec.generated';
import type { ComponentKind } from './component';

/** Kinds that hold a worker while they wait for the calls they make. */
const blockingKinds: readonly ComponentKind[] = ['service', 'function', 'worker'];

/** Whether a component holds a worker while the calls it makes are under way. */
export function isBlocking({ blocking }: ComponentSpec, kind: ComponentKind): boolean {
  return blocking?.value ?? blockingKinds.includes(kind);
}
