/** Seconds. One month and one year hold for the whole tool, so that two results never disagree over a calendar. */
export const minute = 60;
export const hour = 60 * minute;
export const day = 24 * hour;
export const month = 30 * day;
export const year = 365 * day;
