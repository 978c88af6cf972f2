import type { AssumptionReport } from '../../analysis/results';
import { code, plain, someOf } from '../markdown-text';

/** The defaults that were taken below a path, so that nobody takes a computed number for more than it is. */
export function assumptionLine(assumptions: readonly AssumptionReport[], path: string): string {
  const below = assumptions.filter((assumption) => assumption.path === path || assumption.path.startsWith(`${path}.`));
  const names = below.map((assumption) => {
    const field = assumption.path.slice(path.length + 1);
    return field === '' ? plain(assumption.because, 80) : code(field);
  });
  return names.length === 0 ? '' : `**Assumed** ${someOf([...new Set(names)], 5)}`;
}
