import type { Report } from '../report/report';

/** A box or an edge of the diagram, as the panel needs it beside the drawing. */
export interface DiagramView {
  /** A complete `<svg>` element as text: classes only, no inline style; nodes carry `data-path`. */
  readonly svg: string;
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
}

export interface GrowthSeries {
  readonly path: string;
  readonly points: readonly { readonly month: number; readonly bytes: number }[];
  /** What its store can hold, bytes. */
  readonly limit: number | undefined;
}

export type ToPanel =
  | { readonly type: 'state'; readonly state: PanelState }
  | { readonly type: 'empty'; readonly reason: string }
  | { readonly type: 'selection'; readonly path: string | undefined }
  | { readonly type: 'explanation'; readonly path: string; readonly explanation: ExplanationView };

export type FromPanel =
  | { readonly type: 'ready' }
  | { readonly type: 'reveal'; readonly uri: string; readonly path: string }
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
}
