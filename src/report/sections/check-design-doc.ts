import { checklists } from '../../catalog/checklists';
import { refreshSection, standingText } from '../../document/refresh-section';
import * as problems from '../../document/section-findings';
import { type DesignDoc, readDesignDoc, type Section } from '../../document/sections';
import type { CheckedDocument } from '../../rules/check-document';
import type { Fix } from '../../rules/rule';
import type { TextEdit } from '../../spec/edit/text-edit';
import type { Finding } from '../../spec/finding';
import { hasErrors, renderSection } from './render-section';

/** A file that a document links. */
export type LinkedSpec =
  | { readonly checked: CheckedDocument; readonly lineOf: (offset: number) => number }
  | { readonly problem: problems.LinkProblem };

/** The specs of a document, as `specForSections` makes them. */
export interface DocSpecs {
  /** By place among those fenced in the document. */
  readonly fences: readonly CheckedDocument[];
  /** By path, as the document writes it. */
  readonly files: ReadonlyMap<string, LinkedSpec>;
}

/** Something about a document around its specs; offsets are of the document. */
export interface DocFinding {
  readonly finding: Finding;
  readonly fix?: Fix;
}

/** A Markdown document with what is to be said of its computed sections. */
export interface CheckedDoc {
  readonly doc: DesignDoc;
  /** In document order. */
  readonly findings: readonly DocFinding[];
  /** What brings all sections up to date that can be. */
  readonly edits: readonly TextEdit[];
  /** How many sections the document has, and how many of them say what their spec gives. */
  readonly sections: { readonly total: number; readonly current: number };
}

/** Holds the sections of a document against their specs. Total: any text gives a result. */
export function checkDesignDoc(markdown: string, specs: DocSpecs, doc = readDesignDoc(markdown)): CheckedDoc {
  const checked = doc.sections.map((section) => checkSection(markdown, section, specs));
  const files = doc.files.flatMap(({ path, span }) => {
    const linked = specs.files.get(path);
    return linked && 'problem' in linked ? [problems.brokenLink(path, linked.problem, span)] : [];
  });
  const findings = [
    ...[...doc.findings, ...files].map((finding) => withFix(markdown, finding)),
    ...checked.flatMap((one) => (typeof one === 'object' ? [one] : [])),
  ].sort((a, b) => a.finding.span.start - b.finding.span.start);
  return {
    doc,
    findings,
    edits: findings.flatMap(({ finding, fix }) => (finding.rule === problems.staleSection ? (fix?.edits ?? []) : [])),
    sections: { total: doc.asked, current: checked.filter((one) => one === 'current').length },
  };
}

/** `unknown` where the link says why. */
function checkSection(markdown: string, section: Section, specs: DocSpecs): DocFinding | 'current' | 'unknown' {
  const { kind, options, open, spec } = section;
  const list = open.options.find(({ name }) => name === 'list');
  if (list?.value !== undefined && !checklists.some(({ id }) => id === list.value)) {
    return withFix(
      markdown,
      problems.unknownChecklist(
        list,
        checklists.map(({ id }) => id),
      ),
    );
  }
  if (!spec) return { finding: problems.noSpec(open) };
  const linked = spec.type === 'file' ? specs.files.get(spec.path) : undefined;
  const checked = spec.type === 'fence' ? specs.fences[spec.index] : linked && 'checked' in linked && linked.checked;
  if (!checked) return 'unknown';
  if (hasErrors(checked)) {
    const error = checked.document.findings.find(({ severity }) => severity === 'error');
    const line = linked && 'lineOf' in linked ? linked.lineOf(error?.span.start ?? 0) : undefined;
    return { finding: problems.specErrors(open, spec.type === 'file' ? `${spec.path}:${line ?? 1}` : undefined) };
  }
  const text = renderSection(kind, checked, { options, standing: standingText(markdown, section) });
  const refresh = text === undefined ? undefined : refreshSection(markdown, section, text);
  if (!refresh) return 'current';
  const fix = { title: 'Refresh this section', edits: [refresh.edit], preferred: true };
  return { finding: problems.stale(open, refresh.why), fix };
}

/** The mechanical answers to what is wrong with markers. */
function withFix(markdown: string, finding: Finding): DocFinding {
  const { rule, data, span } = finding;
  const replacement = data?.replacement;
  if (typeof replacement === 'string') {
    return {
      finding,
      fix: { title: `Change to \`${replacement}\``, edits: [{ ...span, newText: replacement }], preferred: true },
    };
  }
  if (rule === 'doc/unopened-section')
    return { finding, fix: { title: 'Remove it', edits: [{ ...span, newText: '' }] } };
  if (rule !== 'doc/unclosed-section') return { finding };
  const lineBreak = /\r\n/.test(markdown) ? '\r\n' : '\n';
  const prefix = typeof data?.linePrefix === 'string' ? data.linePrefix : '';
  const newText = `${lineBreak}${prefix}<!-- /headroom -->`;
  return {
    finding,
    fix: { title: 'End the section here', edits: [{ start: span.end, end: span.end, newText }], preferred: true },
  };
}
