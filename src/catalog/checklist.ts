/** A question of a review, and where the spec answers it. */
export interface ChecklistItem {
  /** Unique within its checklist; answers in `reviews` are kept under it, so it is never renamed. */
  readonly id: string;
  readonly question: string;
  /** Why the question is asked, in one sentence. */
  readonly why: string;
  /** Rules that answer it: no if one of them fires, yes if all of them are silent and the evidence is there. */
  readonly rules: readonly string[];
  /**
   * Paths of the spec that show the answer, where `*` stands for any one key or index; under `steps` for any step at
   * any depth.
   */
  readonly evidence: readonly string[];
  /** Its rules look at a part of the question: they can say no, and only a person can say yes. */
  readonly manual?: boolean;
}

/** A named list of review questions. The keys are those of the file in `checklists/`. */
export interface Checklist {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** The tiers it is meant for; absent: all. */
  readonly tiers?: readonly number[];
  /** It is offered when the spec has a component of one of these kinds; absent: always. */
  readonly applies_when?: readonly string[];
  readonly items: readonly ChecklistItem[];
}
