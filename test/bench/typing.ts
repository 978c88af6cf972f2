/** One state of a document while somebody types in it. */
export interface Keystroke {
  readonly text: string;
  /** Whether the author pauses after it, so that an editor has time for everything. */
  readonly pause: boolean;
}

/** What is typed at each place, character by character, and where: behind the first match of a pattern. */
const typed: readonly (readonly [behind: RegExp, text: string])[] = [
  [/^ {4}description: What/m, ' else'],
  [/^ {4}rate: \d+/m, '.25'],
  [/^ {4}kind: service$/m, '\n    queue_limit: 40'],
  [/^ {2}[a-z]+\d*-api(?=:$)/m, '-v2'],
  [/^ {4}timeout: \d+/m, '0'],
];

/** Typing in several places of a text, from its beginning to its end. */
export function* typingIn(text: string): Generator<Keystroke> {
  for (const fraction of [0, 0.2, 0.4, 0.6, 0.8]) {
    const from = text.indexOf('\n', Math.floor(fraction * text.length)) + 1;
    for (const [behind, insertion] of typed) {
      const match = behind.exec(text.slice(from));
      if (!match) continue;
      const at = from + match.index + match[0].length;
      for (let length = 1; length <= insertion.length; length++) {
        yield {
          text: text.slice(0, at) + insertion.slice(0, length) + text.slice(at),
          pause: length === insertion.length,
        };
      }
    }
  }
}
