import * as assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import path from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Diagnostic, LanguageService } from 'yaml-language-server';
import texts from '../../examples/*.design.yaml?raw';
import schema from '../../schemas/design-spec.schema.json';

/**
 * What an author sees who has Red Hat's YAML extension but not ours: the same language server, with our schema.
 * It reads schemas with its own validator, so it also checks that ours means the same to somebody else.
 */
describe('yaml-language-server with the design-spec schema', () => {
  let service: LanguageService;
  before(() => {
    service = startService();
  });

  for (const [name, text] of Object.entries(texts)) {
    it(`finds nothing in examples/${name}.design.yaml`, async () => assert.deepEqual(await findingsIn(text), []));
  }

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
    const document = documentOf(spec);
    const hover = await service.doHover(document, document.positionAt(spec.indexOf('timeout') + 1));
    assert.match(JSON.stringify(hover?.contents), /How long the caller waits for one attempt/);
  });

  it('offers the keys of a step', async () => {
    const text = `${spec}        re`;
    const document = documentOf(text);
    const { items } = await service.doComplete(document, document.positionAt(text.length), false);
    const labels = items.map(({ label }) => label);
    for (const key of ['retries', 'reads', 'response_size']) assert.ok(labels.includes(key), `${key} in ${labels}`);
  });

  async function findingsIn(text: string): Promise<string[]> {
    const document = documentOf(text);
    const diagnostics = await service.doValidation(document, false);
    return diagnostics.map(({ range, message }: Diagnostic) => `${document.getText(range)}: ${message}`);
  }
});

function startService(): LanguageService {
  // It is a large package that is not made to be bundled.
  const { getLanguageService } = createRequire(path.resolve('package.json'))('yaml-language-server');
  const service: LanguageService = getLanguageService({
    schemaRequestService: (uri: string) => Promise.reject(new Error(`The schema refers to ${uri}`)),
    workspaceContext: { resolveRelativePath: (relative: string) => relative },
  });
  service.configure({
    validate: true,
    hover: true,
    completion: true,
    yamlVersion: '1.2',
    schemas: [{ uri: 'file:///design-spec.schema.json', fileMatch: ['*.design.yaml'], schema }],
  });
  return service;
}

let version = 0;

/** A new version each time: the server keeps what it parsed by URI and version. */
function documentOf(text: string): TextDocument {
  return TextDocument.create('file:///x.design.yaml', 'yaml', ++version, text);
}
