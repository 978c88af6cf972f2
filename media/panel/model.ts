import type { ExplanationView, PanelState, ToPanel } from '../../src/protocol/messages';

export const tabs = [
  'overview',
  'latency',
  'capacity',
  'availability',
  'data',
  'scenarios',
  'assumptions',
  'findings',
] as const;
export type Tab = (typeof tabs)[number];

/** What the bars of the diagram show. */
export const metrics = ['utilization', 'latency', 'availability', 'cost'] as const;
export type Metric = (typeof metrics)[number];

/** The derivation that is open: at most one, below the number it belongs to. */
export interface OpenExplanation {
  readonly path: string;
  /** `pending` until the host answers, `none` when it has no derivation. */
  readonly content: ExplanationView | 'pending' | 'none';
}

/** Everything the page is drawn from. */
export interface PanelModel {
  readonly content: { readonly kind: 'waiting' } | { readonly kind: 'empty'; readonly reason: string } | Shown;
  readonly tab: Tab;
  readonly metric: Metric;
  readonly explanation: OpenExplanation | undefined;
  /** Width of the page in pixels, which decides how the diagram lies. */
  readonly width: number;
}

export interface Shown {
  readonly kind: 'shown';
  readonly state: PanelState;
}

export type PanelEvent =
  | ToPanel
  | { readonly type: 'tab'; readonly tab: Tab }
  | { readonly type: 'metric'; readonly metric: Metric }
  | { readonly type: 'toggleExplanation'; readonly path: string }
  | { readonly type: 'lock'; readonly locked: boolean }
  | { readonly type: 'width'; readonly width: number };

export function reduce(model: PanelModel, event: PanelEvent): PanelModel {
  const { content, explanation } = model;
  switch (event.type) {
    case 'state': {
      const before = content.kind === 'shown' && content.state.uri === event.state.uri ? content.state : undefined;
      return {
        ...model,
        // Selections come by messages of their own; a new version does not move the cursor.
        content: { kind: 'shown', state: { ...event.state, selection: event.state.selection ?? before?.selection } },
        explanation: before === undefined ? undefined : explanation,
      };
    }
    case 'empty':
      return { ...model, content: { kind: 'empty', reason: event.reason }, explanation: undefined };
    case 'selection':
      if (content.kind !== 'shown') return model;
      return { ...model, content: { kind: 'shown', state: { ...content.state, selection: event.path } } };
    case 'explanation':
      if (content.kind !== 'shown' || content.state.uri !== event.uri || explanation?.path !== event.path) return model;
      return { ...model, explanation: { path: event.path, content: event.explanation ?? 'none' } };
    case 'tab':
      return { ...model, tab: event.tab, explanation: undefined };
    case 'metric':
      return { ...model, metric: event.metric };
    case 'toggleExplanation':
      return {
        ...model,
        explanation: explanation?.path === event.path ? undefined : { path: event.path, content: 'pending' },
      };
    case 'lock':
      if (content.kind !== 'shown') return model;
      return { ...model, content: { kind: 'shown', state: { ...content.state, locked: event.locked } } };
    case 'width':
      return { ...model, width: event.width };
  }
}
