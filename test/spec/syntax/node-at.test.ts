import assert from 'node:assert/strict';
import { nodeAt } from '../../../src/spec/syntax/node-at';
import { parseYaml } from '../../../src/spec/syntax/parse-yaml';
import { pathOf } from '../../../src/spec/syntax/path';

/** What stands at the `|` of a text: its path, and `key` or the type of the node. */
function at(marked: string): string {
  const offset = marked.indexOf('|');
  const position = nodeAt(parseYaml(marked.replace('|', '')).root, offset);
  return position ? `${pathOf(position.path)} ${position.onKey ? 'key' : position.node.type}`.trim() : 'nothing';
}

describe('nodeAt', () => {
  const cases: Record<string, string> = {
    'a: 1\nb|c: 2\n': 'bc key',
    'a: 1\nbc: |2\n': 'bc scalar',
    'bc: |\n': 'bc scalar',
    'a:\n  - x\n  - call: b|\n': 'a[1].call scalar',
    'a: {b: 1, c|: 2}\n': 'a.c key',
    'a: {b: 1, |}\n': 'a mapping',
    'a: [1|, 2]\n': 'a[0] scalar',
    'a: &t {x: 1|}\nb: *t\n': 'a.x scalar',
    'a: 1\na: {b: 2|}\n': 'a.b scalar',
    'a:\n  b: 1\n|\nc: 1\n': 'mapping',
    '|': 'nothing',
  };
  for (const [marked, expected] of Object.entries(cases)) {
    it(`${JSON.stringify(marked)}: ${expected}`, () => assert.equal(at(marked), expected));
  }

  it('finds what a merge took in only where it is written', () => {
    const text = 'a: &t {x: 1}\nb: {<<: *t, y: 2}\n';
    assert.deepEqual(nodeAt(parseYaml(text).root, text.indexOf('x'))?.path, ['a', 'x']);
    assert.deepEqual(nodeAt(parseYaml(text).root, text.indexOf('y'))?.path, ['b', 'y']);
  });
});
