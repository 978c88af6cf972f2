import type { PanelState } from '../../src/protocol/messages';
import type { Report } from '../../src/report/report';
import type { PanelModel } from './model';

/** What the views of a shown document are made from. */
export interface View {
  readonly state: PanelState;
  readonly report: Report;
  readonly model: PanelModel;
}

/** Whether the cursor of the editor stands in the part of the spec at `path`. */
export function isSelected({ state: { selection } }: View, path: string): boolean {
  return selection !== undefined && (selection === path || selection.startsWith(`${path}.`));
}
