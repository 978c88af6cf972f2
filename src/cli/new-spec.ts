import { blueprints, findBlueprint } from '../catalog/blueprints';
import { nearest } from '../spec/nearest';
import { UsageError } from './usage-error';

/** `headroom new`: prints a blueprint to start from, or the list of them. */
export async function newSpec([id]: string[]): Promise<number> {
  if (!id) {
    const width = Math.max(...blueprints.map((blueprint) => blueprint.id.length));
    for (const blueprint of blueprints) process.stdout.write(`${blueprint.id.padEnd(width)}  ${blueprint.summary}\n`);
    return 0;
  }
  const blueprint = findBlueprint(id);
  if (!blueprint) {
    const meant = nearest(
      id,
      blueprints.map((known) => known.id),
    );
    throw new UsageError(`there is no blueprint ${id}${meant ? `; did you mean ${meant}?` : ''}`);
  }
  process.stdout.write(blueprint.text);
  return 0;
}
