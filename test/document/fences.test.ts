import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import { specFences } from '../../src/document/fences';

const spec = 'headroom: 1\na:\n  b: 2\n';

/** Puts text in front of every line. */
function each(prefix: string, text: string): string {
  return text.replace(/^(?=.)/gm, prefix);
}

describe('specFences', () => {
  const cases: [string, string, ...string[]][] = [
    ['a fence', `# T\n\n\`\`\`yaml headroom\n${spec}\`\`\`\ntext\n`, spec],
    ['tildes and more marks', `~~~~ yml headroom\n${spec}~~~\n~~~~~\n`, `${spec}~~~\n`],
    ['attributes', `\`\`\`yaml {headroom}\n${spec}\`\`\``, spec],
    ['an unclosed fence', `\`\`\`yaml headroom\n${spec}`, spec],
    ['an empty fence', '```yaml headroom\n```', ''],
    ['carriage returns', '```yaml headroom\r\na: 1\r\n```\r\n', 'a: 1\r\n'],
    ['indentation', each('  ', `\`\`\`yaml headroom\n${spec}\`\`\`\n`), spec],
    ['a quote', each('> ', `\`\`\`yaml headroom\n${spec}\`\`\`\n`), spec],
    ['a quote that ends', `> \`\`\`yaml headroom\n> a: 1\nb: 2\n`, 'a: 1\n'],
    ['a list item', `1. Item\n\n${each('   ', `\`\`\`yaml headroom\n${spec}\`\`\`\n`)}`, spec],
    ['a nested list item', `- a\n  - b\n\n${each('    ', `\`\`\`yaml headroom\n${spec}\`\`\`\n`)}`, spec],
    ['a fence right behind a list mark', '- ```yaml headroom\n  a: 1\n  ```\n', 'a: 1\n'],
    ['a list item that ends', '- ```yaml headroom\n  a: 1\nb: 2\n', 'a: 1\n'],
    ['a list in a quote', '> - ```yaml headroom\n>   a: 1\n>   ```\n', 'a: 1\n'],
    ['two fences', '```yaml headroom\na: 1\n```\n\n```yaml headroom\nb: 1\n```\n', 'a: 1\n', 'b: 1\n'],
    ['blank lines', each('  ', '```yaml headroom\na: 1\n\nb: 1\n```\n'), 'a: 1\n\nb: 1\n'],
    ['no other YAML', '```yaml\na: 1\n```\n```headroom\na: 1\n```\n```yaml headrooms\n```'],
    ['nothing inside other fences', '````md\n```yaml headroom\na: 1\n```\n````'],
    ['no indented code', 'text\n\n    ```yaml headroom\n    a: 1\n    ```\n'],
    ['no comments', '<!--\n```yaml headroom\na: 1\n```\n-->\n'],
    ['no code spans', '```yaml headroom``` text\n'],
  ];
  for (const [title, markdown, ...expected] of cases) {
    it(`finds ${title}`, () => {
      const fences = specFences(markdown);
      assert.deepEqual(
        fences.map(({ text }) => text),
        expected,
      );
      for (const { text, toDocument, toSpec } of fences) {
        for (let offset = 0; offset < text.length; offset++) {
          assert.equal(markdown[toDocument(offset)], text[offset]);
          assert.equal(toSpec(toDocument(offset)), offset);
        }
      }
    });
  }

  it('says what further lines need in front', () => {
    const prefixOf = (markdown: string) => specFences(markdown)[0]?.linePrefix;
    assert.equal(prefixOf('```yaml headroom\n'), '');
    assert.equal(prefixOf('> ```yaml headroom\n'), '> ');
    assert.equal(prefixOf('1. ```yaml headroom\n   a: 1'), '   ');
  });
  it('maps offsets outside of its content to nothing', () => {
    const markdown = 'text\n```yaml headroom\na: 1\n```\ntext';
    const [fence] = specFences(markdown);
    assert.equal(fence?.toSpec(0), undefined);
    assert.equal(fence?.toSpec(markdown.length), undefined);
    assert.equal(fence?.toSpec(fence.end), fence?.text.length);
    assert.equal(fence?.toDocument(99), fence?.end);
  });
  it('maps back and forth for any text', () => {
    const piece = fc.constantFrom(
      '```yaml headroom',
      '```',
      '~~~',
      '\n',
      '\r\n',
      '> ',
      '- ',
      '  ',
      '1. ',
      'a: 1',
      '<!--',
      '-->',
      '\t',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const markdown = pieces.join('');
        for (const { text, toDocument, toSpec, start, end } of specFences(markdown)) {
          assert.ok(start <= end && end <= markdown.length);
          for (let offset = 0; offset < text.length; offset++) {
            assert.equal(markdown[toDocument(offset)], text[offset]);
            assert.equal(toSpec(toDocument(offset)), offset);
          }
        }
      }),
      { seed: 11, numRuns: 500 },
    );
  });
});
