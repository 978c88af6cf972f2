import type { Account, Inquiry } from './inquiry';
import { numberDimension } from './number-dimension';

/** How a value came about that the document leaves out, `assumptions.<its path>`. */
export function deriveAssumption({ path: asked, analysis: { results } }: Inquiry): Account | undefined {
  const path = asked.slice('assumptions.'.length);
  const found = results.assumptions.find((assumption) => assumption.path === path);
  return (
    found && {
      title: path,
      dimension: numberDimension(path),
      method: 'exact',
      formula: `assumed: ${found.because}`,
      inputs: [],
      assumptions: [],
      validity: 'until the document states it',
      ...(found.source === undefined ? {} : { reference: found.source }),
    }
  );
}
