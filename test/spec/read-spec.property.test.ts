import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { globSync } from 'tinyglobby';
import { knownTechnologies } from '../../src/rules/known-technologies';
import { bind } from '../../src/spec/binding/bind';
import type { Place } from '../../src/spec/binding/bound';
import { languagePlan } from '../../src/spec/language';
import { readSpec } from '../../src/spec/read-spec';
import { ChunkCache } from '../../src/spec/syntax/chunk-cache';
import type { SyntaxNode } from '../../src/spec/syntax/node';
import { applyRandomEdit, randomEdits } from './random-edits';

const examples = globSync('{examples,src/catalog/blueprints}/*.design.yaml')
  .sort()
  .map((file) => readFileSync(file, 'utf8'));
const example = readFileSync('examples/url-shortener.design.yaml', 'utf8');

/** As many edits, one after another, of one of the specs. */
const sessions = fc.record({ text: fc.constantFrom(...examples), edits: randomEdits });

describe('reading a changed spec again', () => {
  it('gives what reading it for the first time gives', () => {
    const remembered = new ChunkCache();
    const property = fc.property(sessions, ({ text: start, edits }) => {
      let text = start;
      for (const edit of edits) {
        text = applyRandomEdit(text, edit);
        const again = readSpec(text, { technologies: knownTechnologies }, remembered);
        const first = readSpec(text, { technologies: knownTechnologies }, new ChunkCache());
        assert.deepEqual(again.findings, first.findings);
        assert.deepEqual(written(again.tree.root), written(first.tree.root));
        assert.deepEqual(again.model, first.model);
        if (first.tree.root?.type !== 'mapping') continue;
        const whole = bind(languagePlan(), first.tree.root);
        assert.deepEqual(plain(again.spec), plain(whole.value));
        const { declarations, references } = whole.symbols;
        assert.deepEqual(again.symbols, { declarations, references });
      }
    });
    fc.assert(property, { numRuns: 40, seed: 3 });
  }).timeout(60_000);

  it('leaves what was read before as it was', () => {
    const remembered = new ChunkCache();
    const property = fc.property(sessions, ({ text: start, edits }) => {
      const versions = edits.map((_, index) => {
        const text = edits.slice(0, index).reduce(applyRandomEdit, start);
        const { spec, symbols, model } = readSpec(text, {}, remembered);
        return { read: { spec, symbols, model }, seen: plain({ spec, symbols, model }) };
      });
      for (const { read, seen } of versions) assert.deepEqual(plain(read), seen);
    });
    fc.assert(property, { numRuns: 20, seed: 4 });
  }).timeout(60_000);

  it('resolves nothing anew but the entry that changed', () => {
    const [before, after] = [example, example.replace('kind: cache', 'kind: cache\n    replicas: 7')].map(
      (text) => readSpec(text).model!,
    );
    const changed = (of: 'components' | 'flows' | 'datasets' | 'scenarios') =>
      after![of].filter((entry, index) => entry !== before![of][index]).map(({ id }) => id);
    assert.deepEqual(
      changed('components'),
      before!.components.filter(({ kind }) => kind === 'cache').map(({ id }) => id),
    );
    for (const of of ['flows', 'datasets', 'scenarios'] as const) assert.deepEqual(changed(of), []);
  });
});

/** A tree as plain objects; an entry that was read before makes its nodes on demand. */
function written(node: SyntaxNode | undefined): unknown {
  if (node?.type === 'sequence') return { ...node, items: node.items.map(written) };
  if (node?.type !== 'mapping') return node;
  const entries = (of: typeof node.entries | undefined) => of?.map(({ key, value }) => [key, written(value)]);
  return { ...node, entries: entries(node.entries), duplicates: entries(node.duplicates) };
}

/** Bound values as plain objects; a place that has moved computes its fields. */
function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(plain);
  if (value instanceof Map) return new Map([...value].map(([key, item]) => [key, plain(item)]));
  const fields = Object.entries(value).map(([key, item]) => [key, key === 'place' ? placeOf(item) : plain(item)]);
  return Object.fromEntries(fields);
}

function placeOf({ path, span, keySpan, node }: Place): unknown {
  return { path, span, keySpan, node: written(node) };
}
