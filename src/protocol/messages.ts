import type { Report } from '../report/report';

/** The diagram of a spec, drawn for a wide and for a narrow panel. */
export interface DiagramView {
  /** A complete `<svg>` element as text: classes only, no inline style; nodes carry `data-path`. */
  readonly right: string;
  readonly down: string;
}

/** Everything the panel shows for one version of one document. */
export interface PanelState {
  readonly uri: string;
  readonly fileName: string;
  readonly version: number;
  readonly locked: boolean;
  readonly report: Report;
  readonly diagram: DiagramView | undefined;
  /** Path of the component or flow under the cursor. */
  readonly selection: string | undefined;
  /** Growth over the horizon, one series per dataset: months from now and bytes stored. */
  readonly growth: readonly GrowthSeries[];
  /** Target of the utilisation, 0..1: `objectives.target_utilization` or its default. */
  readonly targetUtilization: number;
}

export interface GrowthSeries {
  readonly path: string;
  readonly points: readonly { readonly month: number; readonly bytes: number }[];
  /** What its store can hold, bytes. */
  readonly limit: number | undefined;
}

export type ToPanel =
  | { readonly type: 'state'; readonly state: PanelState }
  /** There is nothing to analyse; `reason` is shown above what to do about it. */
  | { readonly type: 'empty'; readonly reason: string }
  | { readonly type: 'selection'; readonly path: string | undefined }
  /** Answers `explain`; without an explanation the number has none. */
  | {
      readonly type: 'explanation';
      readonly uri: string;
      readonly path: string;
      readonly explanation: ExplanationView | undefined;
    };

/** Paths are looked up in the host's own model of the document; the page never sends positions, files or commands. */
export type FromPanel =
  | { readonly type: 'ready' }
  /** `path` as in the spec: `components.db`, `flows.pay.slo.latency.p99`. */
  | { readonly type: 'reveal'; readonly uri: string; readonly path: string }
  /** `path` as in the report: `components.db.utilization.peak`, `flows.pay.latency.p99`. */
  | { readonly type: 'explain'; readonly uri: string; readonly path: string }
  | { readonly type: 'lock'; readonly locked: boolean }
  | { readonly type: 'newSpec' };

/** How a number came about; one object for hover, panel and report. */
export interface ExplanationView {
  readonly title: string;
  readonly value: string;
  readonly method: string;
  readonly formula: string;
  readonly inputs: readonly { readonly name: string; readonly value: string; readonly path?: string }[];
  readonly assumptions: readonly string[];
  readonly validity?: string;
  /** Where the method is described: a file of the project and a section of it. */
  readonly more?: string;
}
