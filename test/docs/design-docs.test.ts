import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { sectionNames } from '../../src/document/section-kinds';
import { fillDesignDoc } from '../../src/report/sections/fill-design-doc';

const text = readFileSync('docs/design-docs.md', 'utf8');

describe('docs/design-docs.md', () => {
  it('has a row for each kind of section, and for no other', () => {
    const rows = [...text.matchAll(/^\| `([\w-]+)` \|/gm)].map(([, name]) => name);
    assert.deepEqual(rows, sectionNames);
  });

  it('shows a document whose section can be computed', () => {
    const example = /^````markdown\n([\s\S]*?)^````$/m.exec(text)?.[1] ?? '';
    assert.match(fillDesignDoc(example), /\| shop +\| +116\/s \|/);
  });
});
