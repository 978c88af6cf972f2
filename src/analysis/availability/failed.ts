/** What is known to have failed: its state is given, not a matter of chance. */
export interface Failed {
  readonly regions?: ReadonlySet<number>;
  /** Zone numbers by region. */
  readonly zones?: ReadonlyMap<number, ReadonlySet<number>>;
  /** Replicas lost in one shard in each region, the leader first; Infinity: the whole component. */
  readonly components?: ReadonlyMap<number, number>;
}
