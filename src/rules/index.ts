import { singlePointOfFailure } from './availability/single-point-of-failure';
import { sloUnreachable } from './availability/slo-unreachable';
import { noPeakFactor } from './capacity/no-peak-factor';
import { storageOverflow } from './capacity/storage-overflow';
import { tierUnderprovisioned } from './capacity/tier-underprovisioned';
import { budgetExceeded } from './latency/budget-exceeded';
import { missingTimeout } from './resilience/missing-timeout';
import type { Rule } from './rule';

/** Every rule, in the order in which the documentation lists them. */
export const rules: readonly Rule[] = [
  singlePointOfFailure,
  sloUnreachable,
  noPeakFactor,
  storageOverflow,
  tierUnderprovisioned,
  budgetExceeded,
  missingTimeout,
];
