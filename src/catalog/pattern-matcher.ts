import { proseParagraphs } from './markdown-prose';
import type { Pattern } from './pattern';
import { patterns } from './patterns';

/** A pattern's name found in prose: a `[start, end)` range of UTF-16 offsets. */
export interface PatternMatch {
  readonly start: number;
  readonly end: number;
  readonly pattern: Pattern;
}

/** One way to write a pattern, indexed under its first word. */
interface Candidate {
  readonly pattern: Pattern;
  readonly length: number;
  readonly ambiguous: boolean;
  /** Sticky; matches the whole name from its first character. */
  readonly expression: RegExp;
}

const word = /[A-Za-z0-9_À-ɏ]+/g;
const wordCharacter = /[A-Za-z0-9_À-ɏ]/;
const separator = '(?:[ \\t-]+|[ \\t]*\\r?\\n[ \\t>]*)';

/**
 * Finds the catalogue's terms in Markdown prose, in text order and without overlaps.
 *
 * A name matches as whole words, with spaces, hyphens and line breaks alike, and in the plural. A word that is written
 * with a capital inside (`CDN`, `gRPC`) matches in that case only. The longest name wins. An ambiguous name counts only
 * where the same paragraph holds a name that is not ambiguous. Code, links, addresses, tags and comments are skipped.
 */
export function matchPatterns(text: string): PatternMatch[] {
  return proseParagraphs(text).flatMap(({ start, end, masked }) => {
    const found: (PatternMatch & { ambiguous: boolean })[] = [];
    let mask = 0;
    word.lastIndex = start;
    for (let hit = word.exec(text); hit !== null && hit.index < end; hit = word.exec(text)) {
      const candidates = index.get(hit[0].toLowerCase());
      if (candidates === undefined) continue;
      while (mask < masked.length && masked[mask]![1] <= hit.index) mask++;
      const [maskStart, maskEnd] = masked[mask] ?? [end, end];
      if (hit.index >= maskStart) {
        word.lastIndex = maskEnd;
        continue;
      }
      if (continuesToken(text, hit.index)) continue;
      const match = longest(candidates, text, hit.index, Math.min(maskStart, end));
      if (match === undefined) continue;
      found.push(match);
      word.lastIndex = match.end;
    }
    const clear = found.some(({ ambiguous }) => !ambiguous);
    return found
      .filter(({ ambiguous }) => clear || !ambiguous)
      .map(({ start, end, pattern }) => ({ start, end, pattern }));
  });
}

function longest(candidates: readonly Candidate[], text: string, start: number, limit: number) {
  for (const { expression, pattern, ambiguous } of candidates) {
    expression.lastIndex = start;
    const end = start + (expression.exec(text)?.[0].length ?? 0);
    if (end > start && end <= limit) return { start, end, pattern, ambiguous };
  }
  return undefined;
}

/** Whether the word at `start` is a later part of one token: `pre-sharding`, `app.cdn`, `#quorum`. */
function continuesToken(text: string, start: number): boolean {
  const before = text[start - 1] ?? '';
  if (/[#@$\\]/.test(before)) return true;
  return /[.\-:'’]/.test(before) && wordCharacter.test(text[start - 2] ?? '');
}

const index = indexPatterns(patterns);

function indexPatterns(entries: readonly Pattern[]): Map<string, Candidate[]> {
  const byFirstWord = new Map<string, Candidate[]>();
  for (const pattern of entries) {
    const ambiguous = new Set(pattern.ambiguous.map((alias) => alias.toLowerCase()));
    for (const alias of new Set([pattern.name, ...pattern.aliases])) {
      const first = /^[A-Za-z0-9_]+/.exec(alias)?.[0].toLowerCase();
      if (first === undefined) continue;
      const candidate: Candidate = {
        pattern,
        length: alias.length,
        ambiguous: ambiguous.has(alias.toLowerCase()),
        expression: expressionOf(alias),
      };
      const keys = first.length === alias.length ? [first, `${first}s`, `${first}es`] : [first];
      for (const key of keys) byFirstWord.set(key, [...(byFirstWord.get(key) ?? []), candidate]);
    }
  }
  for (const candidates of byFirstWord.values()) candidates.sort((a, b) => b.length - a.length);
  return byFirstWord;
}

function expressionOf(alias: string): RegExp {
  const words = alias.split(/[\s-]+/).map((part) => {
    const exact = /.[A-Z]/.test(part);
    return [...part].map((character) => characterClass(character, exact)).join('');
  });
  return new RegExp(`${words.join(separator)}(?:e?s)?(?![A-Za-z0-9_À-ɏ])`, 'y');
}

function characterClass(character: string, exact: boolean): string {
  if (character === "'") return "['’]";
  if (!exact && /[A-Za-z]/.test(character)) return `[${character.toLowerCase()}${character.toUpperCase()}]`;
  return character.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&');
}
