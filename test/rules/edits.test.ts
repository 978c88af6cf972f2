import * as assert from 'node:assert/strict';
import { appendItem } from '../../src/rules/edits/append-item';
import { removeEntry } from '../../src/rules/edits/remove-entry';
import { setFields } from '../../src/rules/edits/set-fields';
import { applyEdits } from '../../src/spec/edit/text-edit';
import { parseYaml } from '../../src/spec/syntax/parse-yaml';

describe('appending to a list', () => {
  for (const [style, before, after] of [
    ['in brackets', 'a: {list: [x, y]}\n', 'a: {list: [x, y, new]}\n'],
    ['empty', 'a: {list: []}\n', 'a: {list: [new]}\n'],
    [
      'of lines',
      'a:\n  list:\n    - x\n    - y # why\n  b: 1\n',
      'a:\n  list:\n    - x\n    - y # why\n    - new\n  b: 1\n',
    ],
    ['of a single value', 'a: {list: x}\n', 'a: {list: [x, new]}\n'],
    ['that is missing', 'a: {b: 1}\n', 'a: {b: 1, list: [new]}\n'],
    ['without a value', 'a:\n  list:\n', 'a:\n  list: [new]\n'],
    ['with CRLF', 'a:\r\n  list:\r\n    - x\r\n', 'a:\r\n  list:\r\n    - x\r\n    - new\r\n'],
  ] as const)
    it(style, () => {
      const edit = appendItem(parseYaml(before), 'a', 'list', 'new');
      assert.equal(edit && applyEdits(before, [edit]), after);
    });
});

describe('setting several fields', () => {
  for (const [place, before, after] of [
    ['of a mapping in braces', 'a: {x: 1}\n', 'a: {x: 2, y: 3}\n'],
    ['of a mapping of lines', 'a:\n  x: 1\nb: 0\n', 'a:\n  x: 2\n  y: 3\nb: 0\n'],
    ['of a mapping that is missing', 'b: 0\n', 'b: 0\na: {x: 2, y: 3}\n'],
    ['of a step in one word', 'a: db\n', 'a: {call: db, x: 2, y: 3}\n'],
  ] as const)
    it(place, () => {
      assert.equal(applyEdits(before, setFields(parseYaml(before), 'a', { x: '2', y: '3' })), after);
    });
});

describe('removing an entry', () => {
  for (const [place, before, after] of [
    ['first in braces', 'a: {x: 1, y: 2}\n', 'a: {y: 2}\n'],
    ['last in braces', 'a: {y: 2, x: 1}\n', 'a: {y: 2}\n'],
    ['between others in brackets', 'a: [y, x, z]\n', 'a: [y, z]\n'],
    ['first of lines', 'a:\n  x: 1 # why\n  y: 2\n', 'a:\n  y: 2\n'],
    ['last of lines', 'a:\n  y: 2\n  x: 1 # why\nb: 0\n', 'a:\n  y: 2\nb: 0\n'],
    ['of a list of lines', 'a:\n  - x\n  - y\n', 'a:\n  - y\n'],
    ['with CRLF', 'a:\r\n  y: 2\r\n  x: 1\r\nb: 0\r\n', 'a:\r\n  y: 2\r\nb: 0\r\n'],
    ['that is the only one, with its mapping', 'a: {x: 1}\nb: 0\n', 'b: 0\n'],
    ['that is the only one of lines', 'b: 0\na:\n  x:\n    - 1\n    - 2\nc: 0\n', 'b: 0\nc: 0\n'],
    ['that is all there is', 'a: {x: 1}\n', undefined],
  ] as const)
    it(place, () => {
      const edit = removeEntry(parseYaml(before), 'a', 'x');
      assert.equal(edit && applyEdits(before, [edit]), after);
    });
});
