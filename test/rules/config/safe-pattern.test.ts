import * as assert from 'node:assert/strict';
import { safePattern } from '../../../src/rules/config/safe-pattern';

describe('safePattern', () => {
  const accepted: readonly (readonly [pattern: string, text: string, matches: boolean])[] = [
    ['^team-', 'team-shop', true],
    ['^(eu|us)-[a-z]+-\\d$', 'eu-west-1', true],
    ['^(eu|us)-[a-z]+-\\d$', 'ap-south-1', false],
    ['[(+*]', '(', true],
    ['\\(\\)\\*', '()*', true],
    ['^(?:prod-)?db$', 'db', true],
    ['x', 'x'.repeat(200), false],
  ];
  for (const [pattern, text, matches] of accepted) {
    it(`${pattern} ${matches ? 'matches' : 'does not match'} ${text.slice(0, 20)}`, () => {
      const compiled = safePattern(pattern);
      assert.ok(typeof compiled === 'function', String(compiled));
      assert.equal(compiled(text), matches);
    });
  }
  for (const pattern of [
    '(a+)+$',
    '(a|a)*b',
    '((a?)?){9}',
    'a*a*a*a*b',
    'a?a?a?a?aaaa',
    '(a)\\1',
    '(?<n>a)\\k<n>',
    '(',
    '[',
  ]) {
    it(`refuses ${pattern}`, () => assert.equal(typeof safePattern(pattern), 'string'));
  }
});
