import * as assert from 'node:assert/strict';
import { waive } from '../../src/rules/waive';
import { applyEdits } from '../../src/spec/edit/text-edit';
import type { Finding } from '../../src/spec/finding';
import { readSpec } from '../../src/spec/read-spec';

const finding: Finding = {
  rule: 'capacity/zone-loss',
  severity: 'error',
  message: '',
  path: 'components.db',
  span: { start: 0, end: 1 },
};
const waiver = { reason: 'one zone: until the move', until: '2027-03-01' };
const item = '{rule: capacity/zone-loss, at: components.db, reason: "one zone: until the move", until: 2027-03-01}';

const cases = [
  { name: 'adds the section', before: '', after: `lint:\n  waivers:\n    - ${item}\n` },
  {
    name: 'adds the list to a section',
    before: 'lint:\n  rules: {}\n',
    after: `lint:\n  rules: {}\n  waivers:\n    - ${item}\n`,
  },
  {
    name: 'adds to a list',
    before: 'lint:\n  waivers:\n    - {rule: a/b, reason: x}\n',
    after: `lint:\n  waivers:\n    - {rule: a/b, reason: x}\n    - ${item}\n`,
  },
  {
    name: 'adds to a list in brackets',
    before: 'lint: {waivers: [{rule: a/b, reason: x}]}\n',
    after: `lint: {waivers: [{rule: a/b, reason: x}, ${item}]}\n`,
  },
];

describe('waiving a finding', () => {
  for (const { name, before, after } of cases) {
    it(name, () => {
      const head = 'headroom: 1\ntitle: a\n';
      const edit = waive(readSpec(head + before), finding, waiver);
      assert.ok(edit);
      assert.equal(applyEdits(head + before, [edit]), head + after);
      const crlf = (head + before).replaceAll('\n', '\r\n');
      const same = waive(readSpec(crlf), finding, waiver);
      assert.equal(same && applyEdits(crlf, [same]), (head + after).replaceAll('\n', '\r\n'));
    });
  }
});
