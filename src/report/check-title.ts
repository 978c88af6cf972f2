import { documentChecks, languageChecks, lintChecks } from '../rules/lint/language-checks';
import { objectiveMissed } from './missed-objectives';

const titles: Readonly<Record<string, string>> = {
  ...languageChecks,
  ...lintChecks,
  ...documentChecks,
  [objectiveMissed]: 'Objective of the design that is missed',
};

const layers: Readonly<Record<string, string>> = {
  syntax: 'Text that is no sound YAML',
  schema: 'Text that is no sound design spec',
  quantity: 'Number or unit that cannot be read',
};

/** What a finding is about that no rule makes but reading the text; undefined for ids that nothing has. */
export function checkTitle(id: string): string | undefined {
  if (Object.hasOwn(titles, id)) return titles[id];
  const [layer = '', name] = id.split('/');
  return name && Object.hasOwn(layers, layer) ? layers[layer] : undefined;
}
