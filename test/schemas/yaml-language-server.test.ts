import * as assert from 'node:assert/strict';
import type { Diagnostic, LanguageService } from 'yaml-language-server';
import { designDocument, startYamlLanguageServer } from './yaml-language-server';

/**
 * What an author sees who has Red Hat's YAML extension but not ours: the same language server, with our schema.
 * It reads schemas with its own validator, so it also checks that ours means the same to somebody else.
 */
describe('yaml-language-server with the design-spec schema', () => {
  let service: LanguageService;
  before(() => {
    service = startYamlLanguageServer();
  });

  const spec = `headroom: 1
title: T
components:
  db: {kind: database, replicas: {value: 3, source: measured}}
flows:
  pay:
    rate: 100/s
    steps:
      - call: db
        timeout: 50ms
`;
  const mistakes: [title: string, from: string, to: string, ...expected: string[]][] = [
    ['nothing in a sound spec', '', ''],
    ['a mistyped key at the top', 'flows:', 'flow:', 'flow: Property flow is not allowed.'],
    ['a mistyped key of a step', 'timeout', 'timout', 'timout: Property timout is not allowed.'],
    ['a component without kind', 'kind: database, ', '', 'db: Missing property "kind".'],
    ['a list for a quantity', '100/s', '[100]', '[100]: Incorrect type. Expected one of string, number, object.'],
  ];
  for (const [title, from, to, ...expected] of mistakes)
    it(`finds ${title}`, async () => assert.deepEqual(await findingsIn(spec.replace(from, to)), expected));

  it('names the words of an enumeration', async () => {
    const [finding, ...rest] = await findingsIn(spec.replace('database', 'databse'));
    assert.match(finding ?? '', /^databse: Value is not accepted\. Valid values: .*"database"/);
    assert.deepEqual(rest, []);
  });

  it('shows our descriptions on hover', async () => {
    const document = designDocument(spec);
    const hover = await service.doHover(document, document.positionAt(spec.indexOf('timeout') + 1));
    assert.match(JSON.stringify(hover?.contents), /How long the caller waits for one attempt/);
  });

  it('offers the keys of a step', async () => {
    const text = `${spec}        re`;
    const document = designDocument(text);
    const { items } = await service.doComplete(document, document.positionAt(text.length), false);
    const labels = items.map(({ label }) => label);
    for (const key of ['retries', 'reads', 'response_size']) assert.ok(labels.includes(key), `${key} in ${labels}`);
  });

  async function findingsIn(text: string): Promise<string[]> {
    const document = designDocument(text);
    const diagnostics = await service.doValidation(document, false);
    return diagnostics.map(({ range, message }: Diagnostic) => `${document.getText(range)}: ${message}`);
  }
});
