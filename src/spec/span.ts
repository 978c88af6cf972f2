/** A half-open range of UTF-16 code units in a document: `[start, end)`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export function contains(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}
