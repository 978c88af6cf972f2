import type { Severity } from '../../spec/finding';
import type { Tone } from '../result-table';

/** What a piece of text is; a host decides how that looks. */
export type Role = Severity | Tone | 'bold';

/** Marks up a piece of text for a terminal; the identity where there is none. */
export type Style = (role: Role, text: string) => string;

/** How a text is laid out. */
export interface TextLayout {
  /** Columns that a line may have; source lines and long words may be cut or pass it. */
  readonly width: number;
  readonly style: Style;
}
