import { withLater } from '../../spec/lazy';
import type { Slo } from '../../spec/model/flow';
import { day } from '../../spec/model/time';
import type { Method } from '../derivation';
import type { CompiledAvailability } from './compiled-availability';
import { cutSetsOf } from './cut-sets';

/** How often something is down. */
export interface Unavailability {
  /** Share of requests that fail because something is down; kept beside `value`, which rounds it. */
  readonly unavailability: number;
  /** `bound` (from above, on the unavailability) for what is too entangled for a diagram. */
  readonly method: Method;
}

/** Seconds and shares of requests. */
export interface FlowAvailability extends Unavailability {
  readonly value: number;
  readonly downtime30d: number;
  readonly downtime365d: number;
  /** Only where optional steps or fallbacks make a difference; they sum to 1. */
  readonly modes?: { readonly full: number; readonly degraded: number; readonly down: number };
  /** Only with an availability objective. */
  readonly errorBudget?: { readonly window: number; readonly budget: number; readonly expected: number };
}

/** Of what is compiled; exact unless it takes more nodes of a diagram than there may be. */
export function unavailabilityOf(compiled: CompiledAvailability, budget?: number): Unavailability & { nodes: number } {
  const { share, nodes } = compiled.unavailability('served', budget);
  return share === undefined
    ? { unavailability: boundOf(compiled), method: 'bound', nodes }
    : { unavailability: share, method: 'exact', nodes };
}

/** What the unavailability of a flow means; its modes are computed when they are read. */
export function flowAvailability(
  { availability, window }: Slo,
  compiled: CompiledAvailability,
  { unavailability: down, method }: Unavailability,
): FlowAvailability {
  const figures = {
    unavailability: down,
    value: 1 - down,
    downtime30d: down * 30 * day,
    downtime365d: down * 365 * day,
    method,
    ...(availability !== undefined && {
      errorBudget: { window, budget: (1 - availability) * window, expected: down * window },
    }),
  };
  if (method !== 'exact' || !compiled.degrades) return figures;
  return withLater<FlowAvailability>(figures, { modes: () => modesOf(compiled, down) });
}

function modesOf(compiled: CompiledAvailability, down: number): FlowAvailability['modes'] {
  const { share: complete } = compiled.unavailability('full');
  if (complete === undefined) return undefined;
  const notFull = Math.max(down, complete);
  return { full: 1 - notFull, degraded: notFull - down, down };
}

/** The sum over the cut sets, as if each were alone (Esary and Proschan 1963), those beyond order 3 left out. */
function boundOf({ places, entries }: CompiledAvailability): number {
  const sum = entries.reduce(
    (total, { share, served }) =>
      total + share * cutSetsOf(places, [served]).reduce((all, { probability }) => all + probability, 0),
    0,
  );
  return Math.min(1, sum);
}
