import * as assert from 'node:assert/strict';
import files from '../../snippets/*.code-snippets?raw';
import { expandSnippet } from '../../src/catalog/document-templates';
import { assertValidSpec } from './valid-spec';

interface Snippet {
  readonly prefix: string;
  readonly description: string;
  readonly scope: string;
  readonly body: readonly string[];
}

/** Where a spec snippet goes, as the end of its description says, and the spec around that place (`§`). */
const surroundings: Record<string, string> = {
  'top level': '§',
  'under components': 'components:\n  §',
  'under flows': 'flows:\n  §',
  'under data': 'data:\n  §',
  'under scenarios': 'scenarios:\n  §',
  'under apis': 'apis:\n  §',
  'in steps': 'flows:\n  f:\n    rate: 1/s\n    steps:\n      §',
  'in a step': 'flows:\n  f:\n    rate: 1/s\n    steps:\n      - call: db\n        §',
  'in a flow': 'flows:\n  f:\n    rate: 1/s\n    steps: [api]\n    §',
  'in decisions': 'decisions:\n  §',
  'in risks': 'risks:\n  §',
  'in lint.waivers': 'lint:\n  waivers:\n    §',
};

/** What the defaults of the placeholders name. */
const named = {
  components: ['service api', 'database db', 'queue jobs', 'worker worker', 'cache cache', 'search index']
    .concat('stream events', 'external payments')
    .map((component) => component.split(' '))
    .map(([kind, id]) => `  ${id}: {kind: ${kind}}\n`)
    .join(''),
  data: '  item: {store: db}\n',
};

describe('spec snippets', () => {
  for (const { prefix, description, scope, body } of snippets('design-spec')) {
    it(`${prefix} is valid in its place`, () => {
      assert.equal(scope, 'yaml');
      const text = expanded(body);
      if (prefix === 'hr-spec') return assertValidSpec(text, prefix);
      const place = /\(([^()]+)\)$/.exec(description)?.[1] ?? '';
      const around = surroundings[place];
      assert.ok(around, `${prefix}: ${place}`);
      const indentation = /^ *(?=§)/m.exec(around)?.[0] ?? '';
      const inPlace = around.replace('§', () => text.replaceAll('\n', `\n${indentation}`));
      const others = Object.entries(named).filter(
        ([section]) => !inPlace.startsWith('components:') && !inPlace.startsWith(`${section}:`),
      );
      const rest = others.map(([section, entries]) => `${section}:\n${entries}`).join('');
      assertValidSpec(`headroom: 1\ntitle: t\n${rest}${inPlace}\n`, prefix);
    });
  }
});

describe('document snippets', () => {
  for (const { prefix, scope, body } of snippets('design-doc')) {
    it(`${prefix} expands and embeds valid specs`, () => {
      assert.equal(scope, 'markdown');
      const text = expanded(body);
      for (const [, spec] of text.matchAll(/^```yaml headroom\n([\s\S]*?)^```$/gm)) assertValidSpec(spec!, prefix);
      assert.equal(text.match(/<!-- headroom:/g)?.length, text.match(/<!-- \/headroom -->/g)?.length);
    });
  }
});

it('snippet prefixes are unique', () => {
  const prefixes = [...snippets('design-spec'), ...snippets('design-doc')].map(({ prefix }) => prefix);
  assert.equal(new Set(prefixes).size, prefixes.length);
  for (const prefix of prefixes) assert.match(prefix, /^hr-[a-z-]+$/);
});

function snippets(file: string): Snippet[] {
  return Object.values(JSON.parse(files[file] ?? '{}') as Record<string, Snippet>);
}

function expanded(body: readonly string[]): string {
  const text = expandSnippet(body.join('\n'));
  assert.ok(!text.includes('${'), text);
  return text;
}
