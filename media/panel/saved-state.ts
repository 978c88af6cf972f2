import { isRecord } from '../../src/protocol/guards';
import { type Metric, metrics, type PanelModel, type Tab, tabs } from './model';

/** Raised when the meaning of the saved fields changes; what an older version saved is then forgotten. */
const version = 1;

/** What survives a reload of the window; the host's serializer reads `uri` and `locked` to find the document again. */
export interface SavedState {
  readonly version: number;
  readonly uri: string | undefined;
  readonly locked: boolean;
  readonly tab: Tab;
  readonly metric: Metric;
}

export function savedState({ content, tab, metric }: PanelModel): SavedState {
  const state = content.kind === 'shown' ? content.state : undefined;
  return { version, uri: state?.uri, locked: state?.locked ?? false, tab, metric };
}

/** The tab and metric of a saved state, or the first ones where it is foreign, damaged or of another version. */
export function restoreChoice(saved: unknown): { readonly tab: Tab; readonly metric: Metric } {
  const fields = isRecord(saved) && saved.version === version ? saved : {};
  return {
    tab: tabs.find((tab) => tab === fields.tab) ?? 'overview',
    metric: metrics.find((metric) => metric === fields.metric) ?? 'utilization',
  };
}
