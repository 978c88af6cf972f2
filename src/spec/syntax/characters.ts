/** UTF-16 codes of the characters that carry YAML's syntax. */
export const tab = 9;
export const lineFeed = 10;
export const carriageReturn = 13;
export const space = 32;
export const exclamation = 33;
export const doubleQuote = 34;
export const hash = 35;
export const percent = 37;
export const ampersand = 38;
export const singleQuote = 39;
export const asterisk = 42;
export const comma = 44;
export const dash = 45;
export const period = 46;
export const colon = 58;
export const greater = 62;
export const question = 63;
export const at = 64;
export const openBracket = 91;
export const backslash = 92;
export const closeBracket = 93;
export const backtick = 96;
export const openBrace = 123;
export const bar = 124;
export const closeBrace = 125;

/** Whether a character separates tokens; so does the end of the text, whose code is NaN. */
export function isBlank(code: number): boolean {
  return code === space || code === lineFeed || code === carriageReturn || code === tab || Number.isNaN(code);
}

export function isSpace(code: number): boolean {
  return code === space || code === tab;
}

/** Whether a character ends a plain scalar inside braces or brackets. */
export function isFlowIndicator(code: number): boolean {
  return code === comma || code === openBrace || code === closeBrace || code === openBracket || code === closeBracket;
}
