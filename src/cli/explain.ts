import { findPattern, patterns } from '../catalog/patterns';
import { renderPatternPage } from '../catalog/render-pattern';
import { renderRulePage } from '../report/rule-page';
import { rules } from '../rules/index';
import { nearest } from '../spec/nearest';
import { UsageError } from './usage-error';

/** `headroom explain`: the documentation of a rule, or what a pattern is and when to use it. */
export async function explain([name]: string[]): Promise<number> {
  if (!name) throw new UsageError('explain needs the id of a rule or a pattern');
  const rule = rules.find(({ id }) => id === name);
  const pattern = findPattern(name);
  if (!rule && !pattern) {
    const meant = nearest(name, [...rules.map(({ id }) => id), ...patterns.map(({ id }) => id)]);
    throw new UsageError(`there is no rule or pattern ${name}${meant ? `; did you mean ${meant}?` : ''}`);
  }
  process.stdout.write(`${rule ? renderRulePage(rule) : pattern ? renderPatternPage(pattern) : ''}\n`);
  return 0;
}
