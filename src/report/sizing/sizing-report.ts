import type { Analysis } from '../../analysis/analyse';
import type { Verdict } from '../../analysis/results';
import type { LargestLoad } from '../../analysis/sizing/largest-load-within-objectives';
import { keyOf } from '../../analysis/sizing/shortfalls';
import type { SizedDocument } from '../../rules/sizing/size-document';
import { remainingReason } from './remaining-reason';

/** What `headroom size --format json` prints. Its field names are a contract; none is ever renamed. */
export interface SizingReport {
  /** Version of the tool. */
  headroom: string;
  file?: string;
  /** Of the first line of a spec that is fenced in a Markdown file. */
  line?: number;
  title?: string;
  verdict: { before: Verdict; after: Verdict };
  changes: SizeChangeReport[];
  /** Per month; absent without any price. */
  cost?: { before: number; after: number; currency: string };
  /** What is missed all the same. */
  remaining: RemainingReport[];
  /** Multiples of today's peak load within all objectives that load decides: of the spec as written, and as sized. */
  largest_load?: { before?: LargestLoadReport; after?: LargestLoadReport };
}

export interface SizeChangeReport {
  /** Of the field: `components.api.replicas`. */
  path: string;
  component: string;
  from: number;
  to: number;
  /** Of the component, with all changes made. */
  utilization?: BeforeAndAfter;
  p99?: BeforeAndAfter;
  cost?: BeforeAndAfter;
  /** Something else stands in its place, so it has to be written by hand. */
  by_hand?: true;
}

/** Either is absent where it is unknown, as the p99 of something overloaded. */
export interface BeforeAndAfter {
  before?: number;
  after?: number;
}

export interface RemainingReport {
  /** Of the objective: `flows.pay.latency.p99`. */
  path: string;
  /** Only after the loss of such a part. */
  after?: string;
  target?: number;
  value?: number;
  /** Its value when everything is far larger. */
  at_best?: number;
  because: string;
}

export interface LargestLoadReport {
  multiple: number;
  /** What is missed first beyond it. */
  limit?: string;
}

export interface SizingSource {
  readonly version: string;
  readonly file?: string;
  readonly line?: number;
}

/** The JSON report of a sized document. */
export function sizingReport(sized: SizedDocument, { version, file, line }: SizingSource): SizingReport {
  const { before, after, changes, remaining, largestLoad, largestLoadAfter } = sized;
  const { title, cost } = before.results;
  return {
    headroom: version,
    ...(file !== undefined && { file }),
    ...(line !== undefined && { line }),
    ...(title && { title }),
    verdict: { before: before.results.verdict, after: after.results.verdict },
    changes: changes.map(({ path, component, from, to, edit }) => ({
      path,
      component,
      from,
      to,
      ...effects(component, before, after),
      ...(!edit && { by_hand: true as const }),
    })),
    ...(cost && {
      cost: {
        before: cost.monthly,
        after: after.results.cost?.monthly ?? cost.monthly,
        currency: after.model.currency,
      },
    }),
    remaining: remaining.map((one) => ({
      path: one.path,
      ...(one.after && { after: one.after }),
      ...(one.target !== undefined && { target: one.target }),
      ...(one.value !== undefined && { value: one.value }),
      ...(one.atBest !== undefined && { at_best: one.atBest }),
      because: remainingReason(one),
    })),
    ...(largestLoad && { largest_load: { before: loadReport(largestLoad), after: loadReport(largestLoadAfter) } }),
  };
}

function effects(
  id: string,
  before: Analysis,
  after: Analysis,
): Omit<SizeChangeReport, 'path' | 'component' | 'from' | 'to'> {
  const [was, is] = [before.results.components[id], after.results.components[id]];
  const pair = (a: number | undefined, b: number | undefined): BeforeAndAfter | undefined =>
    a === undefined && b === undefined
      ? undefined
      : { ...(a !== undefined && { before: a }), ...(b !== undefined && { after: b }) };
  const utilization = pair(was?.utilization?.peak, is?.utilization?.peak);
  const p99 = pair(was?.response_time?.p99, is?.response_time?.p99);
  const cost = pair(was?.cost, is?.cost);
  return { ...(utilization && { utilization }), ...(p99 && { p99 }), ...(cost && { cost }) };
}

function loadReport(load: LargestLoad | undefined): LargestLoadReport | undefined {
  return load && { multiple: load.multiple, ...(load.limit && { limit: keyOf(load.limit) }) };
}
