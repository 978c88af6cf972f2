import * as assert from 'node:assert/strict';
import type { CompletionItem, Diagnostic, MarkupContent, Hover as TheirHover } from 'vscode-languageserver-types';
import { completionsAt } from '../../src/language/completion/completions-at';
import { hoverAt } from '../../src/language/hover';
import { layersOfOthers, type OtherYaml, readsOurSchema } from '../../src/language/yaml-coexistence';
import { checkDocument } from '../../src/rules/check-document';
import { layerOf } from '../../src/spec/finding';
import { readSpec } from '../../src/spec/read-spec';
import { designDocument, startYamlLanguageServer } from '../schemas/yaml-language-server';
import { shop } from './cursor';

const present: OtherYaml = { present: true, validates: true };
const modeline = '# yaml-language-server: $schema=./schemas/design-spec.schema.json\n';

/** What they say, without the markup in which we would write it differently. */
function saidBy(hover: TheirHover): string {
  return (hover.contents as MarkupContent).value.replace(/\\/g, '');
}

/** The server has our schema already; a modeline would make it ask for a file. */
const asSeenByServer = (text: string) => designDocument(text.replace(/\$schema=/, 'schema: '));

const wrong = `headroom: 1
title: Shop
workload: {peak_factor: 3x}
components:
  api: {kind: servise, capacity: 1k/s, replicas: 2}
  db: {kind: database, capacity: 5 MB, replcas: 3}
flows:
  buy:
    rate: 5/s
    steps: [apj]
`;

describe('beside another YAML extension', () => {
  it('nothing is left out while there is none, or while it reports nothing', () => {
    assert.deepEqual([...layersOfOthers(wrong, { present: false, validates: true })], []);
    assert.deepEqual([...layersOfOthers(wrong, { present: true, validates: false })], []);
  });

  const server = startYamlLanguageServer();
  for (const [name, text] of [
    ['that has our schema', modeline + wrong],
    ['that has our schema, in a broken file', `${modeline}${wrong}  x: [\n`],
  ] as const) {
    it(`${name}, no mistake is reported twice and none is lost`, async () => {
      const document = asSeenByServer(text);
      const theirs: Diagnostic[] = await server.doValidation(document, false);
      const { findings } = checkDocument(text);
      const covered = layersOfOthers(text, present);
      const ours = findings.filter((finding) => !covered.has(layerOf(finding)));
      const lines = (places: readonly number[]) => new Set(places);
      const theirLines = lines(theirs.map(({ range }) => range.start.line));
      const leftOut = findings.filter((finding) => covered.has(layerOf(finding)));
      assert.ok(leftOut.length > 0);
      for (const { span, message } of leftOut) {
        const { line } = document.positionAt(span.start);
        assert.ok(theirLines.has(line) || theirs.some(({ range }) => Math.abs(range.start.line - line) <= 1), message);
      }
      assert.ok(ours.every((finding) => layerOf(finding) === 'semantic'));
      assert.ok(ours.some(({ rule }) => rule === 'arch/dangling-reference'));
      assert.ok(ours.some(({ rule }) => rule === 'quantity/wrong-dimension'));
    });
  }

  const text = modeline + shop;
  const offsets = [...shop.matchAll(/\S+/g)].flatMap(({ 0: word, index }) =>
    [index, index + word.length].map((offset) => offset + modeline.length),
  );

  it('no completion is offered twice, and ids stay ours', async () => {
    const document = asSeenByServer(text);
    const spec = readSpec(text);
    const ids = new Set<string>();
    for (const offset of offsets) {
      const theirs = await server.doComplete(document, document.positionAt(offset), false);
      const labels = new Set(theirs.items.map(({ label }: CompletionItem) => label));
      for (const item of completionsAt(spec, offset).filter(({ inSchema }) => !inSchema)) {
        assert.ok(!labels.has(item.label), `${item.label} at ${offset}`);
        ids.add(item.label);
      }
    }
    for (const id of ['api', 'db', 'events', 'item']) assert.ok(ids.has(id), id);
  });

  it('no meaning is explained twice, and numbers stay ours', async () => {
    const document = asSeenByServer(text);
    const checked = checkDocument(text);
    const explained = new Set<string>();
    for (const offset of offsets) {
      const theirs = await server.doHover(document, document.positionAt(offset));
      const ours = hoverAt(checked, offset);
      if (!ours?.besideSchema) continue;
      const lines = ours.besideSchema.split('\n').filter((line) => line.length > 0);
      if (theirs) for (const line of lines) assert.ok(!saidBy(theirs).includes(line), `${line} at ${offset}`);
      explained.add(text.slice(ours.start, ours.end));
    }
    for (const word of ['100M/day', 'api', 'browse', 'item']) assert.ok(explained.has(word), word);
  });

  it('is told by the line that names our schema', () => {
    assert.ok(readsOurSchema(text, present));
    assert.ok(!readsOurSchema(shop, present));
    assert.ok(!readsOurSchema(text, { present: false, validates: true }));
  });

  it('in a file without our schema nothing is theirs but what they find in any YAML', async () => {
    server.configure({ validate: true, hover: true, completion: true, yamlVersion: '1.2', schemas: [] });
    const document = designDocument(shop);
    const spec = readSpec(shop);
    for (const offset of offsets.map((one) => one - modeline.length)) {
      const theirs = await server.doComplete(document, document.positionAt(offset), false);
      const labels = new Set(theirs.items.map(({ label }: CompletionItem) => label));
      for (const item of completionsAt(spec, offset)) {
        assert.ok(!labels.has(item.label), item.label);
      }
      assert.equal(await server.doHover(document, document.positionAt(offset)), null);
    }
  });
});
