const narrow = /[ijlI.,:;'|!()[\]{}ftr\-/ ]/;
const wide = /[mwMW@%]/;

/** Width of one character in em of a common sans-serif font, on the wide side: a box too large beats text cut off. */
function characterWidth(character: string): number {
  if (narrow.test(character)) return 0.38;
  if (wide.test(character)) return 0.95;
  if (character > '\u2E80') return 1.05;
  return character >= 'A' && character <= 'Z' ? 0.72 : 0.6;
}

/** Estimated width in pixels of a text in a sans-serif font of `size` pixels; no browser is at hand where layout runs. */
export function textWidth(text: string, size: number): number {
  let em = 0;
  for (const character of text) em += characterWidth(character);
  return em * size;
}

/** The text, or as much of it as fits into `width` pixels together with an ellipsis. */
export function truncate(text: string, width: number, size: number): string {
  if (textWidth(text, size) <= width) return text;
  let kept = '';
  for (const character of text) {
    if (textWidth(`${kept}${character}…`, size) > width) break;
    kept += character;
  }
  return `${kept}…`;
}
