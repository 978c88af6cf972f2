/** Seconds. A month has 30 days and a year 365 everywhere in this project; published tables mix bases. */
export const DAY = 86_400;
export const MONTH = 30 * DAY;
export const YEAR = 365 * DAY;

/** Seconds of downtime in `period` seconds at the given unavailability. */
export function downtime(unavailability: number, period: number): number {
  return Math.min(1, Math.max(0, unavailability)) * period;
}

/** How many times faster than allowed the budget is used: error ratio / (1 - objective). At most 1e9. */
export function burnRate(errorRatio: number, objective: number): number {
  const budget = 1 - objective;
  return errorRatio > 0 ? Math.min(1e9, errorRatio / Math.max(budget, 1e-300)) : 0;
}

/** The burn rate that uses up `share` of the budget of `period` within `window` (same unit). */
export function alertThreshold(share: number, period: number, window: number): number {
  return (share * period) / window;
}

/** How long the whole budget of `period` lasts at a burn rate > 0. */
export function timeToExhaustion(period: number, burn: number): number {
  return period / Math.max(burn, 1e-300);
}

/**
 * Time after which an alert on the mean of `window` fires, from the start of an outage with the given error ratio;
 * undefined if never.
 */
export function timeToFire(
  errorRatio: number,
  objective: number,
  window: number,
  threshold: number,
): number | undefined {
  const needed = (threshold * (1 - objective)) / errorRatio;
  return needed <= 1 ? needed * window : undefined;
}

/** An alert of the multi-window, multi-burn-rate kind; seconds. */
export interface BurnAlert {
  longWindow: number;
  shortWindow: number;
  /** Share of the budget used up when it fires. */
  budgetShare: number;
  threshold: number;
  severity: 'page' | 'ticket';
}

/** The alerts of the SRE Workbook (chapter 5) for a budget over `period` seconds: 14.4, 6 and 1 for 30 days. */
export function burnAlerts(period: number): BurnAlert[] {
  const alerts: readonly (readonly [number, number, BurnAlert['severity']])[] = [
    [3600, 0.02, 'page'],
    [6 * 3600, 0.05, 'page'],
    [3 * DAY, 0.1, 'ticket'],
  ];
  return alerts.map(([longWindow, budgetShare, severity]) => ({
    longWindow,
    shortWindow: longWindow / 12,
    budgetShare,
    threshold: alertThreshold(budgetShare, period, longWindow),
    severity,
  }));
}
