import * as assert from 'node:assert/strict';
import { blueprints } from '../../src/catalog/blueprints';
import { documentTemplates, expandSnippet, findDocumentTemplate } from '../../src/catalog/document-templates';
import { renderDesignDoc } from '../../src/catalog/render-design-doc';

describe('document templates', () => {
  it('are the document snippets, whole documents and sections', () => {
    assert.equal(findDocumentTemplate('adr')?.whole, true);
    assert.equal(findDocumentTemplate('capacity')?.whole, false);
    for (const { id, text } of documentTemplates) assert.ok(text.trim() !== '' && !/\$\{|\$\d\b/.test(text), id);
  });
});

describe('expandSnippet', () => {
  const cases: [string, string][] = [
    ['a \u0024{1:b} \u0024{2|c,d|}$0', 'a b c'],
    ['costs \\$5', 'costs $5'],
    ['no placeholder', 'no placeholder'],
  ];
  for (const [snippet, text] of cases) {
    it(JSON.stringify(snippet), () => assert.equal(expandSnippet(snippet), text));
  }
});

describe('renderDesignDoc', () => {
  for (const blueprint of blueprints) {
    it(`holds the whole spec of ${blueprint.id}`, () => {
      const document = renderDesignDoc(blueprint);
      assert.ok(document.startsWith(`# ${blueprint.title}\n`));
      assert.ok(document.includes(`## Summary\n\n${blueprint.summary}\n`));
      assert.equal(document.match(/^```yaml headroom\n([\s\S]*?)^```$/m)?.[1], blueprint.text);
      assert.equal(document.match(/```/g)?.length, 2);
    });
  }
});
