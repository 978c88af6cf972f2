import type { Analysis } from '../../analysis/analyse';
import type { Component } from '../../spec/model/component';

/** Calls of a function that run at once at peak: their rate, the time that each takes, and their product. */
export interface InFlight {
  readonly rate: number;
  readonly time: number;
  readonly calls: number;
}

/** Where a platform runs fewer calls at once than the peak asks for. */
export function beyondPlatformLimit(
  { index, concurrencyLimit }: Component,
  { capacity }: Analysis,
): InFlight | undefined {
  const { calls, holdingTime, serviceTime } = capacity.components[index]!;
  const time = holdingTime ?? serviceTime;
  if (concurrencyLimit === undefined || time === undefined || !(calls.peak > 0)) return undefined;
  const inFlight = { rate: calls.peak, time, calls: calls.peak * time };
  return inFlight.calls > concurrencyLimit ? inFlight : undefined;
}
