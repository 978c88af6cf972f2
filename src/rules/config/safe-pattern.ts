/** Texts longer than this are no names; a pattern is not tried on them. */
const longestText = 100;
/** Each repetition can multiply the ways to try a match by the length of the text. */
const mostRepetitions = 3;

/**
 * Compiles a regular expression of a configuration file, or says why it is refused. A file that somebody else wrote must
 * not be able to hold up the editor: what can be repeated is a single character or class, a few times in a pattern, so
 * that a match of a name ends in time.
 */
export function safePattern(source: string): ((text: string) => boolean) | string {
  // Escaped characters and classes are one character each to a repetition.
  const plain = source.replace(/\\[^\dk]/g, 'x').replace(/\[(?:\\.|[^\]\\])*\]/g, 'x');
  if (/\\[\dk]/.test(plain)) return 'Back references are not read here';
  if (/\)[*+{]/.test(plain)) return 'A group cannot be repeated here; repeat a character or a class';
  const repetitions = plain.match(/[*+{]|(?<=[^(*+}?])\?/g)?.length ?? 0;
  if (repetitions > mostRepetitions) return `At most ${mostRepetitions} of its parts may be repeated or optional`;
  try {
    const pattern = new RegExp(source, 'u');
    return (text) => text.length <= longestText && pattern.test(text);
  } catch {
    return 'This is not a regular expression';
  }
}
