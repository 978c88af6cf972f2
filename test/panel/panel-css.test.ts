import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';

const literal =
  /#[0-9a-f]{3,8}\b|\b(?:rgb|rgba|hsl|hsla|hwb|lab|lch|oklab|oklch)\(|:\s*(?:black|white|red|green|blue|yellow|orange|gr[ae]y|silver)\b/i;

describe('style sheets of webviews', () => {
  const files = globSync(['media/**/*.css']);

  it('exist', () => assert.notEqual(files.length, 0));
  for (const file of files) {
    it(`${file} takes every colour from the theme`, () => {
      const offending = readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => literal.test(line));
      assert.deepEqual(offending, []);
    });
  }
});
