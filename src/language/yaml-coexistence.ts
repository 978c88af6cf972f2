import type { Layer } from '../spec/finding';

/** What another extension that knows YAML does in this document. */
export interface OtherYaml {
  readonly present: boolean;
  /** Whether it reports problems. */
  readonly validates: boolean;
}

/** A comment or key with which a file tells other tools to read it with one of our schemas. */
const modeline =
  /^(?:#\s*(?:yaml-language-server:\s*)?\$schema\s*[=:]|["']?\$schema["']?\s*:).*(?:design-spec|workspace-config)\.schema\.json/m;

export function namesOurSchema(text: string): boolean {
  return modeline.test(text);
}

/**
 * The layers of findings that the other extension reports already: syntax errors always, and what the schema says when
 * the file names our schema. What follows from the meaning of a design, nobody else can know.
 */
export function layersOfOthers(text: string, { present, validates }: OtherYaml): ReadonlySet<Layer> {
  if (!present || !validates) return new Set();
  return new Set(namesOurSchema(text) ? ['syntax', 'schema'] : ['syntax']);
}

/** Whether the other extension completes and explains what our schema says. */
export function readsOurSchema(text: string, { present }: OtherYaml): boolean {
  return present && namesOurSchema(text);
}
