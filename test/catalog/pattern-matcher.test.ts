import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import { matchPatterns } from '../../src/catalog/pattern-matcher';
import { patterns } from '../../src/catalog/patterns';

/** The matches written as `text=id`. */
function check(text: string, ...expected: string[]): void {
  const found = matchPatterns(text).map(({ start, end, pattern }) => `${text.slice(start, end)}=${pattern.id}`);
  assert.deepEqual(found, expected);
}

describe('matchPatterns', () => {
  const cases: [string, string, ...string[]][] = [
    ['words of several kinds', 'A CDN before the circuit breaker.', 'CDN=cdn', 'circuit breaker=circuit-breaker'],
    ['plural, capitals and hyphens', 'Circuit-Breakers', 'Circuit-Breakers=circuit-breaker'],
    ['line breaks in prose', 'a circuit\n> breaker', 'circuit\n> breaker=circuit-breaker'],
    ['either apostrophe', 'Little’s law', 'Little’s law=littles-law'],
    ['acronyms in their own case only', 'cqrs CQRS', 'CQRS=cqrs'],
    ['the longest name', 'exponential backoff', 'exponential backoff=exponential-backoff-jitter'],
    ['no part of a word', 'CDNx xCDN outboxed pre-sharding app.CDN'],
    ['no code spans', 'a `CDN` and ``a ` CDN`` but CDN', 'CDN=cdn'],
    ['no unclosed span', 'a ` CDN', 'CDN=cdn'],
    ['no fenced code', '```\nCDN\n```\nCDN\n~~~yaml\nCDN', 'CDN=cdn'],
    ['no shorter fence inside', '````\n```\nCDN\n````\nCDN', 'CDN=cdn'],
    ['no links', '[CDN](CDN.md), [CDN][1], https://CDN.example CDN\n[CDN]: CDN', 'CDN=cdn'],
    ['no comments or tags', '<!-- CDN --> <a title="CDN">CDN</a> <!-- CDN\n\nCDN -->\nCDN', 'CDN=cdn', 'CDN=cdn'],
    ['no ambiguous word alone', 'We retry on timeout.'],
    ['no ambiguous word in another paragraph', 'We retry.\n\nBehind a CDN.', 'CDN=cdn'],
    ['ambiguous words with context', 'We retry behind a CDN.', 'retry=retries', 'CDN=cdn'],
  ];
  for (const [title, text, ...expected] of cases) it(`finds ${title}`, () => check(text, ...expected));

  it('finds each name of each pattern', () => {
    for (const pattern of patterns) {
      for (const alias of pattern.aliases) {
        const found = matchPatterns(`${alias}, CDN`).find(({ start }) => start === 0);
        assert.equal(found?.pattern.id, pattern.id, alias);
        assert.equal(found?.end, alias.length, alias);
      }
    }
  });

  it('returns ordered, disjoint ranges for any text', () => {
    const piece = fc.constantFrom(
      'CDN ',
      'circuit breaker',
      '`',
      '``',
      '```\n',
      '\n',
      '<!--',
      '-->',
      '[',
      '](',
      ')',
      'é',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string())), (pieces) => {
        const text = pieces.join('');
        let last = 0;
        for (const { start, end } of matchPatterns(text)) {
          assert.ok(start >= last && end > start && end <= text.length);
          last = end;
        }
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});
