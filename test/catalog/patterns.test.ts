import * as assert from 'node:assert/strict';
import { findPattern, patterns } from '../../src/catalog/patterns';
import { renderPattern, renderPatternPage } from '../../src/catalog/render-pattern';

describe('patterns', () => {
  it('have unique names and aliases', () => {
    const owner = new Map<string, string>();
    for (const pattern of patterns) {
      for (const name of new Set([pattern.id, pattern.name, ...pattern.aliases].map(comparable))) {
        assert.equal(owner.get(name), undefined, `${name}: ${pattern.id}`);
        owner.set(name, pattern.id);
      }
      for (const alias of pattern.ambiguous) assert.ok(pattern.aliases.includes(alias), `${pattern.id}: ${alias}`);
    }
  });
  it('are complete', () => {
    for (const pattern of patterns) {
      for (const key of ['summary', 'when', 'when_not', 'trade_off', 'in_spec', 'question', 'category'] as const) {
        assert.ok(typeof pattern[key] === 'string' && pattern[key].trim() !== '', `${pattern.id}.${key}`);
      }
      assert.ok(pattern.question.endsWith('?'), pattern.id);
      assert.ok(pattern.failure_modes.length > 0, pattern.id);
      for (const list of [pattern.aliases, pattern.failure_modes, pattern.checks, pattern.related]) {
        for (const item of list) assert.equal(typeof item, 'string', pattern.id);
      }
      for (const { text, source } of pattern.numbers) {
        assert.match(text, /\d/, pattern.id);
        assert.match(source.url, /^https:\/\//, pattern.id);
      }
    }
  });
  it('refer to patterns that exist', () => {
    for (const { id, related } of patterns) {
      for (const other of related) assert.ok(other !== id && findPattern(other), `${id}: ${other}`);
    }
  });
});

describe('findPattern', () => {
  for (const name of ['circuit-breaker', 'Circuit breaker', 'HALF OPEN', ' half-open ']) {
    it(`knows ${JSON.stringify(name)}`, () => assert.equal(findPattern(name)?.id, 'circuit-breaker'));
  }
  it('returns nothing for other words', () => assert.equal(findPattern('constructor'), undefined));
});

describe('renderPattern', () => {
  it('stays short', () => {
    for (const pattern of patterns) assert.ok(renderPattern(pattern).split('\n').length <= 16, pattern.id);
  });
  it('escapes text and keeps code spans', () => {
    const pattern = { ...patterns[0]!, summary: 'a <b> *c* `d_e` [f](g)' };
    for (const rendered of [renderPattern(pattern), renderPatternPage(pattern)]) {
      assert.match(rendered, /a \\<b\\> \\\*c\\\* `d_e` \\\[f\\\]\(g\)/);
    }
  });
  it('shows the spec fragment on the page', () => {
    const pattern = findPattern('saga')!;
    assert.ok(renderPatternPage(pattern).includes(`\`\`\`yaml\n${pattern.in_spec}\`\`\``));
  });
});

function comparable(name: string): string {
  return name.toLowerCase().replaceAll('-', ' ');
}
