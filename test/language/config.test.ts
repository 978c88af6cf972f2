import * as assert from 'node:assert/strict';
import { completionsAt } from '../../src/language/completion/completions-at';
import { configDocument } from '../../src/language/config-document';
import { hoverAt } from '../../src/language/hover';
import { atCursor } from './cursor';

/** `label` or `label -> the line with the cursor after it was taken`; `!label` must not be offered. */
const completions: readonly (readonly [name: string, marked: string, ...expected: string[]])[] = [
  ['keys', '|', 'lint', 'policies -> policies:\n  - $1', '!components', '!headroom', '!design spec'],
  ['keys that are not there yet', 'lint: {}\n|', 'objectives', '!lint'],
  ['rules', 'lint:\n  rules:\n    |', 'capacity/zone-loss -> capacity/zone-loss: $1'],
  ['rules in braces', 'lint: {rules: {lat|}}', 'latency/budget-exceeded'],
  ['rules with a threshold', 'lint: {thresholds: {|}}', 'db/unindexed-access', '!resilience/missing-timeout'],
  ['severities', 'lint:\n  rules:\n    capacity/zone-loss: |', 'off', 'info', 'warning', 'error'],
  ['rules of waivers', 'lint:\n  waivers:\n    - rule: |', 'capacity/zone-loss'],
  ['fields of a waiver', 'lint:\n  waivers:\n    - rule: a/b\n      |', 'reason', 'until', '!rule'],
  ['objectives', 'objectives: {|}', 'rpo', 'survive'],
  ['units', 'objectives: {rpo: 5|}', '5min'],
  ['failures', 'objectives: {survive: [|]}', 'zone'],
  ['technologies', 'technologies:\n  |', 'postgres -> postgres:\n    $1'],
  ['fields of a technology', 'technologies:\n  postgres:\n    |', 'capacity', 'connections', '!kind'],
  ['fields of a policy', 'policies:\n  - |', 'id -> id: $1', 'path', 'compare'],
  ['comparisons', 'policies: [{id: a, compare: |}]', 'exists', 'matches'],
  ['severities of a policy', 'policies: [{id: a, severity: |}]', 'error'],
];

describe('in a .headroom.yaml', () => {
  for (const [name, marked, ...expected] of completions)
    it(`${name} are completed`, () => {
      for (const [text, offset] of variants(marked)) {
        const items = completionsAt(configDocument(text), offset, 'config');
        for (const expectation of expected) {
          const [label = '', inserted] = expectation.split(' -> ');
          const item = items.find((candidate) => candidate.label === label.replace('!', ''));
          assert.equal(item !== undefined, !label.startsWith('!'), `${label} of ${items.map((one) => one.label)}`);
          if (inserted !== undefined) assert.ok(item?.insertText.endsWith(inserted), item?.insertText);
        }
      }
    });

  const text = `lint: {rules: {capacity/zone-loss: warning}}
objectives: {rpo: 5min}
technologies: {postgres: {connections: 500}}
policies: [{id: owners, path: components.*.owner, compare: exists}]
`;
  for (const [name, word, expected] of [
    ['a rule', 'capacity/zone-loss', /left after a loss/],
    ['a severity', 'warning', /fails `--fail-on warning`/],
    ['an objective', 'rpo', /most recent writes that may be lost/],
    ['a quantity', '5min', /300 s|5 min/],
    ['a technology', 'postgres', /PostgreSQL/i],
    ['a field', 'connections', /ONE replica accepts/],
    ['a comparison', 'exists', /.+/],
  ] as const)
    it(`${name} is explained`, () => {
      const document = configDocument(text);
      const hover = hoverAt({ document, findings: [] }, text.indexOf(word) + 1, 'config');
      assert.match(hover?.contents ?? '', expected);
    });
});

/** With line breaks of one and of two characters. */
function variants(marked: string): [text: string, offset: number][] {
  return [marked, marked.replaceAll('\n', '\r\n')].map((one) => {
    const { text, offset } = atCursor(one);
    return [text, offset];
  });
}
