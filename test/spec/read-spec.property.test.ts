import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { bind } from '../../src/spec/binding/bind';
import { languagePlan } from '../../src/spec/language';
import { readSpec } from '../../src/spec/read-spec';
import { ChunkCache } from '../../src/spec/syntax/chunk-cache';
import type { SyntaxNode } from '../../src/spec/syntax/node';
import { applyRandomEdit, randomEdits } from './random-edits';

const example = readFileSync('examples/url-shortener.design.yaml', 'utf8');

describe('reading a changed spec again', () => {
  it('gives what reading it for the first time gives', () => {
    const remembered = new ChunkCache();
    const property = fc.property(randomEdits, (edits) => {
      let text = example;
      for (const edit of edits) {
        text = applyRandomEdit(text, edit);
        const again = readSpec(text, {}, remembered);
        const first = readSpec(text, {}, new ChunkCache());
        assert.deepEqual(again.findings, first.findings);
        assert.deepEqual(written(again.tree.root), written(first.tree.root));
        assert.deepEqual(again.model, first.model);
      }
    });
    fc.assert(property, { numRuns: 40, seed: 3 });
  }).timeout(60_000);

  it('binds sections as a whole and as parts to the same values', () => {
    const property = fc.property(randomEdits, (edits) => {
      const { tree, spec, symbols } = readSpec(edits.reduce(applyRandomEdit, example));
      if (tree.root?.type !== 'mapping') return;
      const whole = bind(languagePlan(), tree.root);
      assert.deepEqual({ ...spec }, whole.value);
      assert.deepEqual(symbols.references, whole.symbols.references);
    });
    fc.assert(property, { numRuns: 50, seed: 4 });
  }).timeout(60_000);
});

/** A tree as plain objects; an entry that was read before makes its nodes on demand. */
function written(node: SyntaxNode | undefined): unknown {
  if (node?.type === 'sequence') return { ...node, items: node.items.map(written) };
  if (node?.type !== 'mapping') return node;
  const entries = (of: typeof node.entries | undefined) => of?.map(({ key, value }) => [key, written(value)]);
  return { ...node, entries: entries(node.entries), duplicates: entries(node.duplicates) };
}
