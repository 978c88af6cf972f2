import type { Span } from './span';

/** From the most to the least severe. `hint` is advice that needs no action. */
export const severities = ['error', 'warning', 'info', 'hint'] as const;
export type Severity = (typeof severities)[number];

/** Which stage of reading found it; editors leave a layer to another extension that already covers it. */
export type Layer = 'syntax' | 'schema' | 'semantic';

/** Something worth telling the author, at the smallest text that causes it. */
export interface Finding {
  /** Stable id, `category/name`; never reused for another meaning. Fixes key on it and on `data`, never on the message. */
  readonly rule: string;
  readonly severity: Severity;
  /** What is wrong, why it matters and what to do, with numbers and units. Plain text. */
  readonly message: string;
  /** Where in the document, e.g. `components.db.replicas`; empty for the document itself. */
  readonly path: string;
  readonly span: Span;
  readonly related?: readonly { readonly message: string; readonly span: Span }[];
  readonly data?: Readonly<Record<string, unknown>>;
}

export function layerOf(finding: Finding): Layer {
  if (finding.rule.startsWith('syntax/')) return 'syntax';
  return finding.rule.startsWith('schema/') ? 'schema' : 'semantic';
}
