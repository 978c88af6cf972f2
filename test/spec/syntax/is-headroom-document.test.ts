import assert from 'node:assert/strict';
import { isHeadroomDocument } from '../../../src/spec/syntax/is-headroom-document';

describe('isHeadroomDocument', () => {
  const ours = [
    'headroom: 1\n',
    '# comment\n\ntitle: x\r\nheadroom: 1\r\n',
    '\ufeffheadroom: 1',
    '---\nheadroom: 1\n',
    '"headroom": 1\n',
    'headroom:\ntitle: x',
    'headroom : 1',
    '{"headroom": 1, "title": "x"}',
    '# JSON\n{\n  headroom: 1}',
  ];
  for (const text of ours) it(`knows ${JSON.stringify(text)}`, () => assert.equal(isHeadroomDocument(text), true));

  const others = [
    '',
    'title: headroom: 1',
    '  headroom: 1\n',
    '# headroom: 1\n',
    'spec:\n  headroom: 1\n',
    'headroom:1\n',
    'headroom_level: 1\n',
    'xheadroom: 1',
    '- headroom: 1',
    'a:\n  - {headroom: 1}\n',
    'a:\n{headroom: 1}\n',
    '{"apiVersion": 1, "spec": {"headroom": 1}}',
    'notes: |\n  headroom: 1\n',
  ];
  for (const text of others)
    it(`leaves ${JSON.stringify(text)} alone`, () => assert.equal(isHeadroomDocument(text), false));

  it('is fast on a text that never comes to an end', () => {
    const started = isHeadroomDocument(`${' \n'.repeat(50_000)}#${'#'.repeat(50_000)}`);
    assert.equal(started, false);
  });
});
