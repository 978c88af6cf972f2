/** What a hint derives; each kind can be switched off. */
export type InlayHintKind = 'rate' | 'range' | 'capacity' | 'replicas' | 'cache' | 'storage' | 'availability';

/** A derived value beside the text that it follows from. */
export interface InlayHint {
  readonly offset: number;
  readonly kind: InlayHintKind;
  readonly label: string;
  readonly tooltip: string;
}
