import type { Finding } from '../finding';
import type { Span } from '../span';

/** Notes something that is wrong with the text; `rule` without its `syntax/`. */
export type ReportSyntax = (rule: string, span: Span, message: string, details?: Partial<Finding>) => void;

/** A `syntax/…` finding whose path is not known yet. */
export function syntaxFinding(rule: string, span: Span, message: string, details: Partial<Finding> = {}): Finding {
  return { rule: `syntax/${rule}`, severity: 'error', message, path: '', span, ...details };
}
