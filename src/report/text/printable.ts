/** C0 and C1 controls but the tab, and what reorders text: a document must not steer the terminal that shows it. */
const steering = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** The text on one line, with a visible sign in place of each character that a terminal would act on; as long as before. */
export function printable(text: string): string {
  return text.replace(steering, (character) => {
    const code = character.charCodeAt(0);
    if (/\s/.test(character)) return ' ';
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\ufffd';
  });
}
