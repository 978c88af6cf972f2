import type { ErrorCode } from 'yaml';
import type { Severity } from '../finding';
import type { Edit } from './edits';
import type { Comment } from './tree';

/** An error of the YAML reader. */
export interface ReaderError {
  readonly code: ErrorCode;
  readonly pos: readonly [number, number];
  readonly message: string;
}

/** What an error means to the author; offsets are those of the text that was read. */
export interface Explanation {
  readonly rule: string;
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly severity?: Severity;
  /** For fixes; `at`, `start` and `end` are offsets. */
  readonly data?: Readonly<Record<string, unknown>>;
  /** Edits that make sense of the text as the author most likely means it, so that the rest of it is read right. */
  readonly repair?: readonly Edit[];
}

/** What an explanation may look at. */
export interface ErrorContext {
  readonly text: string;
  readonly errors: readonly ReaderError[];
  readonly comments: readonly Comment[];
  /** Where the quoted text begins that ends at an offset. */
  readonly quoteEndingAt: (offset: number) => number | undefined;
}

/** The same data with every offset in it moved. */
export function withOffsets(
  data: Readonly<Record<string, unknown>>,
  move: (offset: number) => number,
): Record<string, unknown> {
  const isOffset = (name: string) => name === 'at' || name === 'start' || name === 'end';
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [
      name,
      isOffset(name) && typeof value === 'number' ? move(value) : value,
    ]),
  );
}
