/** What a number measures. The base unit of each stands in the comment. */
export type Dimension =
  | 'count' // 1
  | 'rate' // 1/s
  | 'duration' // s
  | 'size' // byte
  | 'bandwidth' // byte/s
  | 'fraction' // 1, within 0..1
  | 'growth' // fraction per month, compounding
  | 'factor' // 1
  | 'money-per-time' // currency per month
  | 'money-per-size-time' // currency per byte and month
  | 'money-per-count' // currency per item
  | 'money-per-size'; // currency per byte

/** How sure the author is of a number; unmarked numbers count as `estimated`. */
export type Confidence = 'measured' | 'quoted' | 'estimated' | 'guess';

/** A number in the base unit of its dimension. */
export interface Quantity<D extends Dimension = Dimension> {
  readonly dimension: D;
  /** The number itself, or the median of an uncertain one. */
  readonly value: number;
  /** The 5th and 95th percentile of an uncertain quantity; both or neither. */
  readonly low?: number;
  readonly high?: number;
  /** A rate per user or per session still has to be multiplied by that population. */
  readonly per?: 'user' | 'session';
  /** ISO-like symbol as written (`$`, `€`) of a money quantity. */
  readonly currency?: string;
}
