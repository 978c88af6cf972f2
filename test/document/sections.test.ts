import * as assert from 'node:assert/strict';
import { readDesignDoc, type SpecReference } from '../../src/document/sections';

const spec = '```yaml headroom\nheadroom: 1\n```\n';
const capacity = '<!-- headroom:capacity -->\n<!-- /headroom -->\n';

/** Each section as `kind` or `kind from 0`, where the spec is that fence or that file; then the ids of the findings. */
const cases: readonly (readonly [title: string, markdown: string, sections: string, findings?: string])[] = [
  ['nothing in other Markdown', '# Title\n\n<!-- a comment -->\n', ''],
  ['a section', `${spec}\n${capacity}`, 'capacity from 0'],
  ['a section before the only spec', `${capacity}\n${spec}`, 'capacity from 0'],
  ['the spec before a section', `${spec}\n${spec}\n${capacity}\n${spec}`, 'capacity from 1'],
  ['a section without a spec', capacity, 'capacity'],
  ['a section on one line', `${spec}<!-- headroom:cost --><!-- /headroom -->\n`, 'cost from 0'],
  ['an end with a name', `${spec}<!-- headroom:cost -->\n<!-- /headroom:cost -->\n`, 'cost from 0'],
  ['markers without blanks', `${spec}<!--headroom:cost-->\n<!--/headroom-->\n`, 'cost from 0'],
  ['carriage returns', `${spec}\n${capacity}`.replaceAll('\n', '\r\n'), 'capacity from 0'],
  ['a quote', `${spec}\n> <!-- headroom:cost -->\n> text\n> <!-- /headroom -->\n`, 'cost from 0'],
  ['a list', `${spec}\n- a\n\n  <!-- headroom:cost -->\n  <!-- /headroom -->\n`, 'cost from 0'],
  ['a section behind a list mark', `${spec}\n- <!-- headroom:cost -->\n  <!-- /headroom -->\n`, 'cost from 0'],
  ['a section in other HTML', `${spec}<details>\n${capacity}</details>\n`, 'capacity from 0'],
  ['a link', `<!-- headroom spec=./a.yaml -->\n${capacity}`, 'capacity from ./a.yaml'],
  ['a link with blanks', `<!-- headroom spec="my shop.yaml" -->\n${capacity}`, 'capacity from my shop.yaml'],
  ['the last link', `${spec}<!-- headroom spec=a.yaml -->\n${capacity}`, 'capacity from a.yaml'],
  ['the last spec', `<!-- headroom spec=a.yaml -->\n${spec}${capacity}`, 'capacity from 0'],
  ['a link of its own', `${spec}<!-- headroom:cost spec=b.yaml -->\n<!-- /headroom -->`, 'cost from b.yaml'],
  ['a checklist', `${spec}<!-- headroom:checklist list=data -->\n<!-- /headroom -->`, 'checklist from 0'],
  ['nothing in fences', `\`\`\`md\n${capacity}\`\`\`\n`, ''],
  ['nothing in indented code', `text\n\n    <!-- headroom:cost -->\n    <!-- /headroom -->\n`, ''],
  ['nothing in code spans', 'Write `<!-- headroom:cost -->` and `<!-- /headroom -->`.\n', ''],
  ['nothing in longer comments', `<!--\n${capacity}`, '', 'doc/unopened-section'],
  ['remarks that begin with the name', '<!-- headroom is fun -->\n<!-- headroom: todo -->\n<!-- headrooms -->\n', ''],
  ['an unknown kind', `${spec}<!-- headroom:capcity -->\n<!-- /headroom -->`, '', 'doc/unknown-section'],
  ['no kind', `${spec}<!-- headroom: -->\n<!-- /headroom -->`, '', 'doc/unknown-section'],
  ['an unknown option', `${spec}<!-- headroom:cost list=data -->\n<!-- /headroom -->`, '', 'doc/unknown-option'],
  ['a word for an option', `${spec}<!-- headroom:cost all -->\n<!-- /headroom -->`, '', 'doc/unknown-option'],
  ['no end', `${spec}<!-- headroom:cost -->\n`, '', 'doc/unclosed-section'],
  ['no end before another', `${spec}<!-- headroom:cost -->\n${capacity}`, 'capacity from 0', 'doc/unclosed-section'],
  ['no beginning', `${spec}<!-- /headroom -->\n`, '', 'doc/unopened-section'],
  ['a section in another', `${spec}<!-- headroom:cost -->\n${capacity}<!-- /headroom -->`, '', 'doc/misplaced-marker'],
  ['a spec in a section', `<!-- headroom:cost -->\n${spec}<!-- /headroom -->`, '', 'doc/misplaced-marker'],
  ['an end outside', `${spec}- <!-- headroom:cost -->\n\n<!-- /headroom -->`, '', 'doc/misplaced-marker'],
  ['an end in a quote', `${spec}<!-- headroom:cost -->\n> <!-- /headroom -->`, '', 'doc/misplaced-marker'],
  ['a link to the web', `<!-- headroom spec=https://a.b/c.yaml -->\n`, '', 'doc/linked-spec'],
  ['a link to an absolute path', `<!-- headroom spec=/a.yaml -->\n`, '', 'doc/linked-spec'],
];

describe('readDesignDoc', () => {
  for (const [title, markdown, expected, findings = ''] of cases) {
    it(`finds ${title}`, () => {
      const doc = readDesignDoc(markdown);
      assert.equal(doc.sections.map(({ kind, spec: from }) => `${kind}${placeOf(from)}`).join(', '), expected);
      assert.equal(doc.findings.map(({ rule }) => rule).join(', '), findings);
      for (const { span } of doc.findings) assert.ok(span.start < span.end && span.end <= markdown.length);
    });
  }

  it('says what was meant, and where', () => {
    const markdown = `${spec}<!-- headroom:capcity -->\n<!-- /headroom -->`;
    const [finding] = readDesignDoc(markdown).findings;
    assert.equal(markdown.slice(finding?.span.start, finding?.span.end), 'capcity');
    assert.equal(finding?.message, 'Headroom computes no section `capcity`; did you mean `capacity`?');
    assert.deepEqual(finding?.data, { replacement: 'capacity' });
  });
  it('is quick with many markers', () => {
    const started = performance.now();
    readDesignDoc(capacity.repeat(20_000));
    readDesignDoc('<!-- headroom:cost -->\n'.repeat(20_000));
    assert.ok(performance.now() - started < 2000);
  });
});

function placeOf(from: SpecReference | undefined): string {
  if (!from) return '';
  return ` from ${from.type === 'file' ? from.path : from.index}`;
}
