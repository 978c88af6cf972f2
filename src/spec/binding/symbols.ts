import type { Span } from '../span';

/** What an id names. Components and regions share one namespace in the language. */
export type Namespace =
  | 'component'
  | 'region'
  | 'flow'
  | 'dataset'
  | 'scenario'
  | 'stage'
  | 'api'
  | 'lock'
  | 'realtime'
  | 'checklist'
  | 'checklistItem'
  | 'pattern'
  | 'technology'
  | 'rule';

/** A key that introduces an id. */
export interface Declaration {
  readonly namespace: Namespace;
  readonly id: string;
  readonly span: Span;
  /** Of what the id stands for, e.g. `components.db`. */
  readonly path: string;
}

/** A place where an id is used. */
export interface Reference {
  /** What the id may name here. */
  readonly namespaces: readonly Namespace[];
  readonly id: string;
  readonly span: Span;
  readonly path: string;
}

/** The ids of a document, in document order. */
export interface Symbols {
  readonly declarations: readonly Declaration[];
  readonly references: readonly Reference[];
}
