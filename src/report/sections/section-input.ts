import type { Analysis } from '../../analysis/analyse';
import type { Results } from '../../analysis/results';
import type { SectionOption } from '../../document/section-kinds';
import type { CheckedDocument } from '../../rules/check-document';

/** What a section is computed from. */
export interface SectionInput {
  readonly checked: CheckedDocument;
  readonly analysis: Analysis;
  readonly results: Results;
  readonly options: Readonly<Partial<Record<SectionOption, string>>>;
  /** The text that stands there now: a task list keeps what people ticked off. */
  readonly standing: string;
}

/** Markdown of one kind of section: paragraphs, tables and lists, without headings, which are the author's. */
export type RenderSection = (input: SectionInput) => string;
