import { findPattern, patterns } from '../catalog/patterns';
import { renderPatternPage } from '../catalog/render-pattern';
import { findingPage } from '../report/rule-page';
import { rules } from '../rules/index';
import { didYouMean } from './options';
import { UsageError } from './usage-error';

/** `headroom explain`: the documentation of a rule, or what a pattern is and when to use it. */
export async function explain([name]: string[]): Promise<number> {
  if (!name) throw new UsageError('explain needs the id of a rule or a pattern');
  const pattern = findPattern(name);
  const page = pattern ? renderPatternPage(pattern) : findingPage(name);
  if (page === undefined) throw new UsageError(`there is no rule or pattern ${name}${suggestion(name)}`);
  process.stdout.write(`${page}\n`);
  return 0;
}

function suggestion(name: string): string {
  const known = [...rules.map(({ id }) => id), ...patterns.map(({ id }) => id)];
  const parts = known.filter((id) => id.includes(name)).slice(0, 5);
  return didYouMean(name, known) || (parts.length > 0 ? `; there is ${parts.join(', ')}` : '');
}
