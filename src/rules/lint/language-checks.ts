/**
 * Findings about the text as a text of the language, which reading reports before any rule runs, by id. Those of the
 * layers `syntax`, `schema` and `quantity` are left out: they cannot be waived or given another severity.
 */
export const languageChecks: Readonly<Record<string, string>> = {
  'spec/ambiguous-id': 'Id that names a component and a region',
  'spec/flow-source': 'Flow that is not fed by a queue or stream',
  'spec/impossible-distribution': 'Service time that no distribution has',
  'spec/miss-without-cache': 'Misses of something that is no cache',
  'spec/no-population': 'Rate per user without a number of users',
  'spec/no-rate': 'Flow without a rate',
  'spec/overdetermined-capacity': 'Capacity, concurrency and service time that do not agree',
  'spec/publish-target': 'Message to something that is no queue or stream',
  'spec/reserved-id': 'Id that is a word of the language',
  'spec/step-verb': 'Step without a verb, or with several',
  'spec/traffic-shares': 'Traffic shares that do not add up',
  'spec/two-currencies': 'Prices in several currencies',
  'spec/two-rates': 'Consumer with a rate of its own',
  'spec/unread-field': 'Field that this kind of component does not read',
  'spec/window-gaps': 'Stream windows with gaps between them',
};

/** Findings about the lint settings themselves. */
export const lintChecks: Readonly<Record<string, string>> = {
  'lint/expired-waiver': 'Waiver whose time is over',
  'lint/invalid-date': 'Waiver whose end is not a date',
  'lint/invalid-threshold': 'Threshold that cannot be read',
  'lint/missing-reason': 'Waiver that does not say why',
  'lint/no-threshold': 'Threshold of a rule that has none',
  'lint/not-waivable': 'Waiver of something that cannot be waived',
  'lint/unknown-rule': 'Rule id that does not exist',
  'lint/unused-disable': 'Comment that disables a finding that is not there',
  'lint/unused-waiver': 'Waiver of a finding that is not there',
};

/** Findings about a design doc around its specs. */
export const documentChecks: Readonly<Record<string, string>> = {
  'doc/linked-spec': 'Linked file that cannot be used as a spec',
  'doc/misplaced-marker': 'Section around something that it would overwrite, or across quotes and lists',
  'doc/no-spec': 'Computed section without a spec to compute it from',
  'doc/spec-errors': 'Computed section that is kept as it is because its spec has errors',
  'doc/stale-section': 'Computed section that is not what its spec gives',
  'doc/unclosed-section': 'Computed section without an end',
  'doc/unknown-option': 'Option that a section does not take',
  'doc/unknown-section': 'Section that Headroom does not compute',
  'doc/unopened-section': 'End of a section that has no beginning',
};

/**
 * Whether a finding says that the text cannot be read as meant, that the lint settings are wrong, or that a design doc
 * is: always shown. A spec can waive only what is found in it.
 */
export function isFixed(rule: string): boolean {
  return /^(syntax|schema|quantity|lint|doc)\//.test(rule);
}
