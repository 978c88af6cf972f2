import { explain } from '../analysis/explain';
import { derivationText } from '../report/derivation-text';
import { nodeAtPath, targetAt } from '../spec/syntax/path';
import type { CheckedSpec } from './check-specs';
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
export function explainNumber({ checked, file, lineOf }: CheckedSpec, path: string): string {
  const { analysis, document } = checked;
  if (!analysis) throw new UsageError(`${file} has no numbers to explain`);
  const derivation = explain(analysis, path);
  if (!derivation) {
    const known = numberPaths(analysis.results).filter((candidate) => explain(analysis, candidate));
    const near = known.filter((candidate) => candidate.startsWith(path.split('.').slice(0, 2).join('.')));
    const listed = (near.length > 0 ? near : known).slice(0, mostListed).map((candidate) => `\n  ${candidate}`);
    throw new UsageError(
      `nothing explains ${path}${didYouMean(path, known)}${listed.length > 0 ? `\nThese can be explained:${listed.join('')}` : ''}`,
    );
  }
  const places = {
    placeOf: (at: string) => {
      if (!nodeAtPath(document.tree.root, at)) return undefined;
      const target = targetAt(document.tree.root, at);
      return target && `${file}:${lineOf((target.key ?? target.node).span.start)}`;
    },
    hasDerivation: (at: string) => at !== path && explain(analysis, at) !== undefined,
    currency: analysis.model.currency,
  };
  return `${derivationText(derivation, places, terminalLayout())}\n`;
}

/** Every number in an object of results, by its path. */
function numberPaths(value: unknown, path = ''): string[] {
  if (typeof value === 'number') return [path];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([key, child]) => numberPaths(child, path === '' ? key : `${path}.${key}`));
}
