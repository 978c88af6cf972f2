/** What is lost: one machine with its disk, a zone, a region, or records deleted by mistake. */
export const losses = ['replica', 'zone', 'region', 'deletion'] as const;
export type Loss = (typeof losses)[number];

/** What brings the records back. */
export type Mechanism = 'copies' | 'other-region' | 'point-in-time' | 'backup' | 'provider' | 'nothing' | 'stateless';

/** One part of a recovery, in words, with its share of the time and the place in the document that it comes from. */
export interface RecoveryStep {
  readonly what: string;
  readonly seconds: number;
  readonly path?: string;
}

/** What one loss costs a component. */
export interface LossRecovery {
  readonly loss: Loss;
  readonly mechanism: Mechanism;
  /** Seconds of writes that are lost; absent when everything is, or for components that keep nothing. */
  readonly rpo?: number;
  /** No copy is left anywhere. */
  readonly everythingLost: boolean;
  /** Seconds until it serves again; absent when that is not known, or when it cannot. */
  readonly rto?: number;
  /** It stays down for as long as what was lost does. */
  readonly stuck: boolean;
  /** They sum to `rto`. */
  readonly steps: readonly RecoveryStep[];
  /** What had to be taken for granted, or is missing. */
  readonly notes: readonly string[];
}
