import texts from './blueprints/*.design.yaml?raw';

/** A complete, commented spec of a well-known kind of system, to start from. */
export interface Blueprint {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** The spec as it is written into a new file. */
  readonly text: string;
}

/** The blueprints in the order of their titles. */
export const blueprints: readonly Blueprint[] = Object.entries(texts)
  .map(([id, text]) => ({ id, title: topLevelText(text, 'title'), summary: topLevelText(text, 'summary'), text }))
  .sort((a, b) => (a.title < b.title ? -1 : 1));

/** The blueprint with this id. */
export function findBlueprint(id: string): Blueprint | undefined {
  return blueprints.find((blueprint) => blueprint.id === id);
}

/** The plain scalar of a top-level key, which may go on in indented lines. */
function topLevelText(text: string, key: string): string {
  const value = new RegExp(`^${key}:((?:.*\\n)(?:[ ]+.*\\n)*)`, 'm').exec(text)?.[1] ?? '';
  return value.trim().replace(/\s+/g, ' ');
}
