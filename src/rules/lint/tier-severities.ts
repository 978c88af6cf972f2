import type { Severity } from '../../spec/finding';

/**
 * What the tier of a system (0 is the most critical) makes of the findings of a category, where nobody has set a severity.
 * On critical systems a risk for availability, recovery or security is an error; on the least critical ones the risks
 * that come with running little are advice.
 */
export const tierSeverities: Readonly<Record<number, Readonly<Record<string, Partial<Record<Severity, Severity>>>>>> = {
  0: { availability: { warning: 'error' }, dr: { warning: 'error' }, sec: { warning: 'error' } },
  1: { availability: { warning: 'error' }, dr: { warning: 'error' }, sec: { warning: 'error' } },
  3: {
    availability: { warning: 'info' },
    deploy: { warning: 'info' },
    dr: { warning: 'info' },
    obs: { warning: 'info' },
  },
};
