import * as assert from 'node:assert/strict';
import { setField } from '../../../src/spec/edit/set-field';
import { applyEdits } from '../../../src/spec/edit/text-edit';
import { parseYaml } from '../../../src/spec/syntax/parse-yaml';

const cases: readonly { name: string; text: string; path: string; key: string; value: string; result: string }[] = [
  {
    name: 'replaces a scalar and keeps its comment',
    text: 'api:\n  replicas: 3 # small\n  kind: service\n',
    path: 'api',
    key: 'replicas',
    value: '9',
    result: 'api:\n  replicas: 9 # small\n  kind: service\n',
  },
  {
    name: 'adds a key behind the last one, in its indentation',
    text: 'components:\n    api:\n        kind: service # here\n\nflows: {}\n',
    path: 'components.api',
    key: 'replicas',
    value: '9',
    result: 'components:\n    api:\n        kind: service # here\n        replicas: 9\n\nflows: {}\n',
  },
  {
    name: 'adds a key in braces',
    text: 'steps:\n  - {call: db}\n',
    path: 'steps[0]',
    key: 'timeout',
    value: '1s',
    result: 'steps:\n  - {call: db, timeout: 1s}\n',
  },
  {
    name: 'opens up a step written as a word',
    text: 'steps: [db, cache]\n',
    path: 'steps[0]',
    key: 'timeout',
    value: '1s',
    result: 'steps: [{call: db, timeout: 1s}, cache]\n',
  },
  {
    name: 'adds the section that is missing',
    text: 'headroom: 1\ntitle: a\n',
    path: 'workload',
    key: 'peak_factor',
    value: '3x',
    result: 'headroom: 1\ntitle: a\nworkload: {peak_factor: 3x}\n',
  },
  {
    name: 'fills a key without a value, before a comment',
    text: 'workload:   # later\ntitle: a\n',
    path: 'workload',
    key: 'peak_factor',
    value: '3x',
    result: 'workload:   {peak_factor: 3x} # later\ntitle: a\n',
  },
  {
    name: 'keeps the line ends of the file',
    text: 'api:\r\n  kind: service\r\nflows:\r\n',
    path: 'api',
    key: 'replicas',
    value: '2',
    result: 'api:\r\n  kind: service\r\n  replicas: 2\r\nflows:\r\n',
  },
  {
    name: 'adds a key behind a nested block',
    text: 'api:\n  backup:\n    interval: 1h\n  links:\n    - a\n    - b\nend: 1\n',
    path: 'api',
    key: 'replicas',
    value: '2',
    result: 'api:\n  backup:\n    interval: 1h\n  links:\n    - a\n    - b\n  replicas: 2\nend: 1\n',
  },
  {
    name: 'adds a key behind a text of several lines',
    text: 'api:\n  notes: |\n    a\n    b\nend: 1\n',
    path: 'api',
    key: 'replicas',
    value: '2',
    result: 'api:\n  notes: |\n    a\n    b\n  replicas: 2\nend: 1\n',
  },
  {
    name: 'adds a key to a mapping that only merges another one',
    text: 'x: &a {kind: service}\ny:\n  <<: *a # same\nz: 1\n',
    path: 'y',
    key: 'replicas',
    value: '2',
    result: 'x: &a {kind: service}\ny:\n  <<: *a # same\n  replicas: 2\nz: 1\n',
  },
  {
    name: 'adds a key in braces behind a merge key',
    text: 'x: &a {kind: service}\ny: {<<: *a}\n',
    path: 'y',
    key: 'replicas',
    value: '2',
    result: 'x: &a {kind: service}\ny: {<<: *a, replicas: 2}\n',
  },
  {
    name: 'adds a key behind own keys and not where merged ones stand',
    text: 'x: &a {kind: service}\ny:\n  owner: me\n  <<: *a\n',
    path: 'y',
    key: 'replicas',
    value: '2',
    result: 'x: &a {kind: service}\ny:\n  owner: me\n  replicas: 2\n  <<: *a\n',
  },
  {
    name: 'adds a key in braces behind an alias',
    text: 'x: &a [1]\ny: {steps: *a}\n',
    path: 'y',
    key: 'timeout',
    value: '1s',
    result: 'x: &a [1]\ny: {steps: *a, timeout: 1s}\n',
  },
];

describe('setField', () => {
  for (const { name, text, path, key, value, result } of cases) {
    it(name, () => {
      const edit = setField(parseYaml(text), path, key, value);
      assert.ok(edit);
      assert.equal(applyEdits(text, [edit]), result);
    });
  }

  it('leaves a mapping under the key alone', () => {
    assert.equal(setField(parseYaml('api: {replicas: {min: 1}}'), 'api', 'replicas', '2'), undefined);
  });
});
