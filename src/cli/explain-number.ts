import type { DerivationInput } from '../analysis/derivation';
import { explain, explainIn } from '../analysis/explain';
import { reportNumbers } from '../analysis/report-numbers';
import type { CheckedSpec } from '../report/check-specs';
import { derivationText } from '../report/derivation-text';
import { nodeAtPath, targetAt } from '../spec/syntax/path';
import { didYouMean } from './options';
import { terminalLayout } from './terminal-layout';
import { UsageError } from './usage-error';

/** Paths that an error lists at most. */
const mostListed = 12;

/**
 * How a number of the report came about, for `headroom check --explain`.
 *
 * @param path as in the JSON report, e.g. `flows.redirect.latency.p99`
 * @throws UsageError when nothing derives it; it names what can be asked for
 */
export function explainNumber({ checked, report, file, lineOf }: CheckedSpec, path: string): string {
  const { document, analysis } = checked;
  const { root } = document.tree;
  if (!analysis) throw new UsageError(`${file} has no numbers to explain`);
  const scenario = analysis.model.scenarios.find(({ id }) => id === report.scenario);
  const derive = (at: string) => (scenario ? explainIn(scenario, analysis, at, root) : explain(analysis, at, root));
  const derivation = derive(path);
  if (!derivation) {
    const known = [...reportNumbers({ ...report, line: undefined, findings: [] }).keys()];
    const listed = nearest(known, path).map((candidate) => `\n  ${candidate}`);
    throw new UsageError(
      `nothing explains ${path}${didYouMean(path, known)}${listed.length > 0 ? `\nThese can be explained:${listed.join('')}` : ''}`,
    );
  }
  const placeOf = (at: string) => {
    if (!nodeAtPath(root, at)) return undefined;
    const target = targetAt(root, at);
    return target && `${file}:${lineOf((target.key ?? target.node).span.start)}`;
  };
  const places = {
    placeOf,
    // A value of the document and a number of the report can have the same path: `components.db.availability`.
    hasDerivation: ({ path: at = '', value }: DerivationInput) => {
      const found = at === path ? undefined : derive(at);
      return found !== undefined && (found.value === value || placeOf(at) === undefined);
    },
    currency: analysis.model.currency,
  };
  return `${derivationText(derivation, places, terminalLayout())}\n`;
}

/** Those that have the longest beginning in common with a path, as far as a reader can take them in. */
function nearest(known: readonly string[], path: string): readonly string[] {
  const keys = path.split('.');
  for (let length = keys.length; length > 0; length--) {
    const beginning = `${keys.slice(0, length).join('.')}.`;
    const near = known.filter((candidate) => candidate.startsWith(beginning));
    if (near.length > 0) return near.slice(0, mostListed);
  }
  return known.slice(0, mostListed);
}
