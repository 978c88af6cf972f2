const powersOfTen = Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));
const largestExactDigits = 15;

const zero = 48;
const nine = 57;
const underscore = 95;
const point = 46;

/**
 * Walks over the text of a quantity. The last number read is kept as integer digits and a decimal exponent, so that a
 * unit such as `%` or `ms` shifts the exponent and the result is the double nearest to what is written.
 */
export class Scanner {
  position = 0;
  private digits = 0;
  private exponent = 0;

  constructor(readonly text: string) {}

  get atEnd(): boolean {
    return this.position >= this.text.length;
  }

  skipSpaces(): void {
    while (this.text.charCodeAt(this.position) === 32) this.position++;
  }

  /** Whether the next character is `character`; steps over it (and the spaces behind it) if so. */
  accept(character: string): boolean {
    if (this.text[this.position] !== character) return false;
    this.position++;
    this.skipSpaces();
    return true;
  }

  /** The text from here on, without spaces around it. */
  rest(): string {
    return this.position === 0 ? this.text : this.text.slice(this.position).trim();
  }

  /** Letters, `%` and `µ` from here on. */
  word(): string {
    const start = this.position;
    while (isLetter(this.text.charCodeAt(this.position))) this.position++;
    return this.text.slice(start, this.position);
  }

  /** Reads an unsigned number with optional digit groups, decimals and exponent; false (and no move) where there is none. */
  number(): boolean {
    const { text } = this;
    const start = this.position;
    let at = start;
    let digits = 0;
    let significant = 0;
    let decimals = 0;
    let seenPoint = false;
    for (; ; at++) {
      const code = text.charCodeAt(at);
      if (code >= zero && code <= nine) {
        if (significant > 0 || code !== zero) significant++;
        digits = digits * 10 + (code - zero);
        if (seenPoint) decimals++;
      } else if (code === point && !seenPoint && isDigit(text.charCodeAt(at + 1))) seenPoint = true;
      else if (code === underscore && isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 1))) continue;
      else break;
    }
    if (at === start) return false;
    let exponent = -decimals;
    const marker = text.charCodeAt(at) | 32;
    if (marker === 101) {
      const scientific = /^[eE]([+-]?\d+)/.exec(text.slice(at));
      if (scientific !== null) {
        exponent += Number(scientific[1]);
        at += scientific[0].length;
      }
    }
    if (significant > largestExactDigits) {
      digits = Number(text.slice(start, at).replaceAll('_', ''));
      exponent = 0;
    }
    this.digits = digits;
    this.exponent = exponent;
    this.position = at;
    return true;
  }

  negate(): void {
    this.digits = -this.digits;
  }

  /** The last number times 10 to the power of `shift`. */
  value(shift = 0): number {
    const exponent = this.exponent + shift;
    if (exponent === 0) return this.digits;
    const power = powersOfTen[Math.abs(exponent)];
    if (power === undefined) return Number(`${this.digits}e${exponent}`);
    return exponent > 0 ? this.digits * power : this.digits / power;
  }
}

function isDigit(code: number): boolean {
  return code >= zero && code <= nine;
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 37 || code === 0xb5 || code === 0x3bc;
}
