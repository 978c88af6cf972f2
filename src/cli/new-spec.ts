import { blueprints, findBlueprint } from '../catalog/blueprints';
import { wrap } from '../report/text/wrap';
import { didYouMean } from './options';
import { terminalLayout } from './terminal-layout';
import { UsageError } from './usage-error';

/** `headroom new`: prints a blueprint to start from, or the list of them. */
export async function newSpec([name]: string[]): Promise<number> {
  if (!name) {
    const { width } = terminalLayout();
    const column = Math.max(...blueprints.map((blueprint) => blueprint.id.length)) + 2;
    const lines = [...blueprints]
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map(({ id, summary }) => id.padEnd(column) + wrap(summary, width - column).join(`\n${' '.repeat(column)}`));
    process.stdout.write(`${lines.join('\n')}\n`);
    return 0;
  }
  const blueprint = findBlueprint(name);
  if (!blueprint) {
    const known = blueprints.map((candidate) => candidate.id);
    throw new UsageError(`there is no blueprint ${name}${didYouMean(name, known)}`);
  }
  process.stdout.write(blueprint.text);
  return 0;
}
