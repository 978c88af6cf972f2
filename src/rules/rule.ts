import type { Analysis } from '../analysis/analyse';
import type { TextEdit } from '../spec/edit/text-edit';
import type { Finding, Severity } from '../spec/finding';
import type { Component } from '../spec/model/component';
import type { Model } from '../spec/model/model';
import type { SpecDocument } from '../spec/read-spec';
import type { Spec } from '../spec/spec.generated';
import type { PlacedStep } from './facts/placed-steps';
import type { Threshold, Thresholds } from './threshold';

/** What a rule reads: the document, the model that was made of it, and what the analysis says of the model. */
export interface RuleInput {
  readonly document: SpecDocument;
  readonly spec: Spec;
  readonly model: Model;
  readonly analysis: Analysis;
  /** Every step of every flow, callers before what they call. */
  readonly steps: readonly PlacedStep[];
  /** The model's components by id. */
  readonly components: ReadonlyMap<string, Component>;
  /** Those that were stated; `thresholdOf` gives what holds. */
  readonly thresholds: Thresholds;
}

/** What a rule finds; its id and severity are those of the rule unless it says otherwise. */
export type RuleFinding = Omit<Finding, 'rule' | 'severity'> & { readonly severity?: Severity };

/** A change to the document that answers a finding. */
export interface Fix {
  /** What it does and what that buys or costs: `Set replicas to 9 (peak 68 %, $310/month more)`. */
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** The single best answer; at most one a finding. */
  readonly preferred?: boolean;
}

/**
 * One thing that can be wrong with a design. A rule is silent where what it reads is absent, unless absence is its point.
 */
export interface Rule {
  /** `category/name`; never reused for another meaning. */
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  /** Why it matters, for the documentation: Markdown, a few sentences. */
  readonly rationale: string;
  /** Where its threshold or its claim comes from. */
  readonly source?: { readonly title: string; readonly url: string };
  /** A number in it that is nothing but a convention. */
  readonly threshold?: Threshold;
  readonly check: (input: RuleInput) => Iterable<RuleFinding>;
  /** Answers to one of its findings, best first; computed when asked for, since solving may cost some milliseconds. */
  readonly fixes?: (finding: Finding, input: RuleInput) => readonly Fix[];
  /** Two complete specs for the documentation and the tests. */
  readonly examples: { readonly failing: string; readonly passing: string };
}
