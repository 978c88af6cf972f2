import * as assert from 'node:assert/strict';
import { matches, readScenario, withOutcome } from './scenario';

describe('scenario files', () => {
  const text = `==== file a/b.yaml ====
x: 1
==== command ====
headroom check 'a b.yaml' --fail-on never
==== env ====
NO_COLOR=1
==== status ====
1
==== stdout ====
first
...
last
`;
  it('are read by section', () => {
    assert.deepEqual(readScenario(text), {
      files: new Map([['a/b.yaml', 'x: 1\n']]),
      args: ['check', 'a b.yaml', '--fail-on', 'never'],
      stdin: '',
      env: { NO_COLOR: '1' },
      expected: { status: '1', stdout: 'first\n...\nlast\n', stderr: '' },
    });
  });
  it('are rewritten only where they do not match', () => {
    const written = withOutcome(text, { status: '2', stdout: 'first\n2\n3\nlast\n', stderr: 'oh\n' });
    assert.equal(written, `${text.replace('\n1\n', '\n2\n')}==== stderr ====\noh\n`);
  });

  const cases: [actual: string, expected: string, result: boolean][] = [
    ['a\n', 'a\n', true],
    ['a\nb\n', 'a\n', false],
    ['a.c\n', 'a?c\n', false],
    ['a\nb\nc\n', '...\nc\n', true],
    ['a\nc\n', 'a\n...\nc\n', true],
    ['p99 12 ms now\n', 'p99 ... now\n', true],
    ['p99 12 ms\nnow\n', 'p99 ... now\n', false],
  ];
  for (const [actual, expected, result] of cases) {
    it(`${JSON.stringify(expected)} ${result ? 'fits' : 'does not fit'} ${JSON.stringify(actual)}`, () =>
      assert.equal(matches(actual, expected), result));
  }
});
