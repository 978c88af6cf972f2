/** Something that is kept. Bytes, seconds, fractions. */
export interface Dataset {
  readonly index: number;
  readonly id: string;
  readonly path: string;
  /** Component index of its store, -1 when it names none. */
  readonly store: number;
  readonly copies: readonly number[];
  readonly recordSize?: number;
  /** Records now. */
  readonly initial: number;
  /** Absent: for ever. */
  readonly retention?: number;
  /** Factor for indexes and bloat. */
  readonly overhead: number;
  /** Factor by which compression shrinks the bytes. */
  readonly compression: number;
  /** Net new records per second; given, it replaces the count of `writes`. */
  readonly growth?: number;
  /** Zipf exponent of record popularity. */
  readonly skew?: number;
  readonly workingSet?: number;
  readonly rpo?: number;
  readonly maxStaleness?: number;
}
