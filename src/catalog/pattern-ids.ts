import names from './patterns/*.yaml?names';

/** The ids of the pattern catalogue, for what need not load the texts. */
export const patternIds: ReadonlySet<string> = new Set(names);
