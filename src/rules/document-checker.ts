import { type Analysis, analyse } from '../analysis/analyse';
import type { Finding } from '../spec/finding';
import { inDocumentOrder } from '../spec/in-document-order';
import { withLater } from '../spec/lazy';
import { shareEqual } from '../spec/model/same-model';
import { once } from '../spec/once';
import { readSpec, type SpecDocument } from '../spec/read-spec';
import type { Spec } from '../spec/spec.generated';
import { carriedFindings } from './carried-findings';
import { type CheckSettings, lintSettings } from './check-settings';
import { rules } from './index';
import { knownTechnologies } from './known-technologies';
import { applyLint } from './lint/apply-lint';
import type { Rule } from './rule';
import { ruleInput } from './rule-input';
import { readThresholds, type Thresholds } from './threshold';

/** A document with everything that Headroom says about it. What takes an analysis is computed on first use. */
export interface CheckedDocument {
  readonly document: SpecDocument;
  /** Absent when the text holds no spec to analyse. */
  readonly analysis?: Analysis;
  /** Of every layer, in document order. */
  readonly findings: readonly Finding[];
  /** Thresholds of rules that the spec or its workspace states. */
  readonly thresholds?: Thresholds;
}

/** A version of a document, with what can be said of it before it is analysed. */
export interface CheckedVersion extends CheckedDocument {
  /** Those of `findings` that take no analysis, but for wishes of the lint settings that come to nothing. */
  readonly textFindings: readonly Finding[];
  /** With those of the rules on the version that was last checked in full, where its text is still the same. */
  readonly earlyFindings: readonly Finding[];
}

/**
 * Checks the versions of a document one after another. A version whose model is that of the version before, as after a
 * change to a comment or a description, has its analysis; otherwise no result depends on earlier versions.
 */
export class DocumentChecker {
  #last: { readonly analysis: Analysis; readonly invalid: boolean } | undefined;
  /** What the rules found in the version that was last checked in full. */
  #found: { readonly text: string; readonly findings: readonly Finding[] } = { text: '', findings: [] };

  /** Total: any text gives a result. */
  check(text: string, settings: CheckSettings = {}): CheckedVersion {
    const { workspace } = settings;
    const document = readSpec(text, workspace?.defaults ?? { technologies: knownTechnologies });
    const { spec } = document;
    if (!spec) {
      const { findings } = document;
      return { document, findings, textFindings: findings, earlyFindings: findings };
    }
    const all = [...rules, ...(workspace?.policies ?? [])];
    const ids = all.map(({ id }) => id);
    const lint = (found: readonly Finding[]) =>
      inDocumentOrder(applyLint(found, document, spec, ids, lintSettings(settings)));
    // Whether a waiver is of use is not known before the rules have run.
    const textFindings = lint(document.findings).filter(({ rule }) => !rule.startsWith('lint/unused-'));
    const thresholds = once(() => {
      const stated = [...(spec.lint?.thresholds?.entries ?? [])].map(([id, { value }]) => [id, value] as const);
      return readThresholds([...Object.entries(workspace?.thresholds ?? {}), ...stated], rules);
    });
    const earlier = this.#found;
    const analysis = once(() => this.#analyse(document));
    const findings = once(() => {
      const found = lint([...document.findings, ...ruleFindings(all, document, spec, analysis(), thresholds())]);
      this.#found = { text, findings: found.filter(({ rule }) => ids.includes(rule)) };
      return found;
    });
    const earlyFindings = () =>
      inDocumentOrder([...textFindings, ...carriedFindings(earlier.findings, earlier.text, text)]);
    return withLater<CheckedVersion>({ document, textFindings }, { analysis, findings, earlyFindings, thresholds });
  }

  #analyse({ model, findings }: SpecDocument): Analysis | undefined {
    if (!model) return undefined;
    const invalid = findings.some(({ severity }) => severity === 'error');
    const last = this.#last;
    const shared = shareEqual(last?.analysis.model, model);
    if (last?.invalid === invalid && last.analysis.model === shared) return last.analysis;
    const analysis = analyse(shared, { invalid }, last?.analysis);
    this.#last = { analysis, invalid };
    return analysis;
  }
}

function ruleFindings(
  checks: readonly Pick<Rule, 'id' | 'severity' | 'check'>[],
  document: SpecDocument,
  spec: Spec,
  analysis: Analysis | undefined,
  thresholds: Thresholds,
): Finding[] {
  if (!analysis) return [];
  const input = ruleInput(document, spec, analysis, thresholds);
  return checks.flatMap((rule) =>
    [...rule.check(input)].map((finding) => ({ rule: rule.id, severity: rule.severity, ...finding })),
  );
}
