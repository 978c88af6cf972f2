import * as assert from 'node:assert/strict';
import { findDefinition } from '../../src/language/definition';
import { type DocumentSymbol, documentSymbols } from '../../src/language/document-symbols';
import { foldingRanges } from '../../src/language/folding';
import { highlightsAt } from '../../src/language/highlights';
import { documentLinks } from '../../src/language/links';
import { findReferences } from '../../src/language/references';
import { prepareRename, renameAt } from '../../src/language/rename';
import { selectionRanges } from '../../src/language/selection-ranges';
import { semanticTokens } from '../../src/language/semantic-tokens';
import { applyEdits } from '../../src/spec/edit/text-edit';
import { readSpec } from '../../src/spec/read-spec';
import { documentAtCursor, shop, texts } from './cursor';

const small = 'components:\n  db: {kind: database}\n  api: {kind: service, depends_on: [db], pools: {db: 3}}\n';

describe('findDefinition', () => {
  const cases: [string, string, string | undefined][] = [
    ['an id in a list', small.replace('[db]', '[d|b]'), 'db: {kind: database}'],
    ['an id that is a key', small.replace('pools: {db', 'pools: {d|b'), 'db: {kind: database}'],
    ['the declaration itself', small.replace('  db:', '  |db:'), 'db: {kind: database}'],
    ['nothing off ids', small.replace('kind: service', 'kind: ser|vice'), undefined],
    ['nothing for what is not there', 'flows: {f: {steps: [no|where]}}', undefined],
    ['the anchor of an alias', 'components: {a: &x {kind: cache}, b: *|x}', '{kind: cache}'],
  ];
  for (const [title, marked, expected] of cases) {
    it(`leads from ${title}`, () => {
      const { document, offset } = documentAtCursor(marked);
      const range = findDefinition(document, offset)?.targetRange;
      assert.equal(range && document.text.slice(range.start, range.end), expected);
    });
  }
});

describe('findReferences', () => {
  it('finds every place of a component, its declaration and waivers included', () => {
    const offset = shop.indexOf('  db:') + 3;
    const found = findReferences(readSpec(shop), offset);
    assert.deepEqual(
      found.map(({ path, role }) => (role === 'declaration' ? `${path}!` : path)),
      [
        'components.api.pools.db',
        'components.db!',
        'components.indexer.depends_on[0]',
        'flows.browse.steps[0].steps[0].on_miss[0].call',
        'flows.index.steps[1].call',
        'data.item.store',
        'scenarios.slow-db.slow.db',
        'scenarios.slow-db.fail[0]',
        'lint.waivers[0].at',
        'lint.waivers[1].at',
      ],
    );
    assert.deepEqual(
      new Set(
        texts(
          shop,
          found.map(({ span }) => span),
        ),
      ),
      new Set(['db']),
    );
  });
  it('finds each place of an aliased subtree once', () => {
    const { document, offset } = documentAtCursor(
      'components: {a|: {kind: service}}\nflows: {f: {steps: &s [a]}, g: {steps: *s}}',
    );
    assert.equal(findReferences(document, offset).length, 2);
  });
  it('keeps ids of different namespaces apart', () => {
    const { document, offset } = documentAtCursor('components: {x|: {kind: service}}\nflows: {x: {steps: [x]}}');
    assert.deepEqual(
      findReferences(document, offset).map(({ path }) => path),
      ['components.x', 'flows.x.steps[0]'],
    );
  });
});

describe('highlightsAt', () => {
  it('tells the declaration from its uses', () => {
    const { document, offset } = documentAtCursor(small.replace('[db]', '[d|b]'));
    assert.deepEqual(
      highlightsAt(document, offset).map(({ kind }) => kind),
      ['write', 'read', 'read'],
    );
  });
});

describe('renameAt', () => {
  it('changes every use and nothing else', () => {
    const document = readSpec(shop);
    const edits = renameAt(document, shop.indexOf('- call: db') + 8, 'orders-db');
    assert.ok(!('refused' in edits));
    const renamed = applyEdits(shop, edits);
    const expected = shop
      .replace(/^ {2}db:/m, '  orders-db:')
      .replaceAll('{db: 20}', '{orders-db: 20}')
      .replaceAll('[db', '[orders-db')
      .replace('call: db', 'call: orders-db')
      .replace('"db"', '"orders-db"')
      .replace('store: db', 'store: orders-db')
      .replace('slow: {db:', 'slow: {orders-db:')
      .replace('at: components.db', 'at: components.orders-db')
      .replace('pools.db', 'pools.orders-db');
    assert.equal(renamed, expected);
    assert.deepEqual(
      readSpec(renamed).findings.map(({ message }) => message),
      document.findings.map(({ message }) => message),
    );
  });

  const refused: [string, string, string, RegExp][] = [
    ['a bad id', small.replace('[db]', '[d|b]'), '9db', /not an id/],
    ['a text of YAML', small.replace('[db]', '[d|b]'), 'true', /YAML/],
    ['a word of the language', small.replace('[db]', '[d|b]'), 'zone', /word of the language/],
    ['an id that is taken', small.replace('[db]', '[d|b]'), 'api', /component `api` already/],
    ['an id of a region', `${small.replace('[db]', '[d|b]')}regions: {eu: {}}`, 'eu', /region `eu` already/],
    ['a key', small.replace('kind: service', 'ki|nd: service'), 'x', /Only ids/],
    ['a pattern', 'components: {a: {kind: cache, patterns: [cd|n]}}', 'x', /does not define/],
    ['an id that names nothing', 'flows: {f: {steps: [no|where]}}', 'x', /no component `nowhere`/],
  ];
  for (const [title, marked, newId, reason] of refused) {
    it(`refuses ${title}`, () => {
      const { document, offset } = documentAtCursor(marked);
      const result = renameAt(document, offset, newId);
      assert.ok('refused' in result);
      assert.match(result.refused, reason);
    });
  }
  it('lets flows have the ids of components', () => {
    const { document, offset } = documentAtCursor('components: {a: {kind: cache}}\nflows: {f|: {steps: [a]}}');
    assert.equal((renameAt(document, offset, 'a') as readonly unknown[]).length, 1);
  });
  it('begins with the id without its quotes', () => {
    const { document, offset } = documentAtCursor('components: {a: {kind: cache}}\nflows: {f: {steps: ["|a"]}}');
    const start = prepareRename(document, offset);
    assert.ok('span' in start);
    assert.deepEqual(texts(document.text, [start.span]), ['a']);
  });
});

describe('documentSymbols', () => {
  it('outlines what is declared and the step trees', () => {
    const outline = (symbols: readonly DocumentSymbol[], indent = ''): string[] =>
      symbols.flatMap(({ name, detail, kind, children }) => [
        `${indent}${name} (${[kind, detail].filter(Boolean).join(': ')})`,
        ...outline(children, `${indent}  `),
      ]);
    const text = `title: T
components:
  a: {kind: service}
flows:
  f:
    rate: 1/s
    steps:
      - call: a
        steps: [b, {publish: q}]
      - parallel: [a]
data: {}
`;
    assert.deepEqual(outline(documentSymbols(readSpec(text))), [
      'title (property: T)',
      'components (module)',
      '  a (class: service)',
      'flows (module)',
      '  f (function: 1/s)',
      '    a (function)',
      '      b (function)',
      '      q (function: publish)',
      '    parallel (function)',
      '      a (function: parallel)',
      'data (module)',
    ]);
  });
  it('nests every range in that of its parent', () => {
    const inside = (symbols: readonly DocumentSymbol[], start: number, end: number) => {
      for (const { range, selection, children } of symbols) {
        assert.ok(start <= range.start && range.end <= end);
        assert.ok(range.start <= selection.start && selection.end <= range.end);
        inside(children, range.start, range.end);
      }
    };
    const anchors =
      'components: {a: &a {kind: cache}, b: *a}\nflows: {f: {steps: &s [a]}, g: {steps: *s}, h: }\n? [x]\n: 1\n';
    for (const text of [shop, anchors]) inside(documentSymbols(readSpec(text)), 0, text.length);
  });
});

describe('foldingRanges', () => {
  it('folds entries, items and comments of several lines without what is blank below', () => {
    const text = '# a\n# b\nx:\n  y:\n    - z: 1\n      w: 2\n    - v\n\n# c\nu: {\n  t: 1\n}\n';
    assert.deepEqual(texts(text, foldingRanges(readSpec(text))), [
      '# a\n# b',
      'x:\n  y:\n    - z: 1\n      w: 2\n    - v',
      'y:\n    - z: 1\n      w: 2\n    - v',
      'z: 1\n      w: 2',
      'u: {\n  t: 1\n}',
    ]);
  });
});

describe('selectionRanges', () => {
  it('grow from the value over its entry to the document', () => {
    const { document, offset } = documentAtCursor('a:\n  b: {c: d|e}\n');
    assert.deepEqual(texts(document.text, selectionRanges(document, offset)), [
      'de',
      'c: de',
      '{c: de}',
      'b: {c: de}',
      'a:\n  b: {c: de}',
      'a:\n  b: {c: de}\n',
    ]);
  });
  it('begin with the key under the cursor', () => {
    const { document, offset } = documentAtCursor('a: {b|c: d}');
    assert.deepEqual(texts(document.text, selectionRanges(document, offset)).slice(0, 3), ['bc', 'bc: d', '{bc: d}']);
  });
  it('hold the offset in any document', () => {
    for (const text of ['', '\n', 'a: *b', '&x a: *x', '[', shop]) {
      for (let offset = 0; offset <= text.length; offset += 3) {
        for (const { start, end } of selectionRanges(readSpec(text), offset))
          assert.ok(start <= offset && offset <= end);
      }
    }
  });
});

describe('documentLinks', () => {
  const cases: [string, ...string[]][] = [
    ['links: [https://example.org/a?b=1#c]', 'https://example.org/a?b=1#c'],
    ['links:\n  - {title: T, url: "docs/run book.md"}', 'docs/run book.md'],
    ['practices: {runbooks: ["./runbook.md"]}', './runbook.md'],
    ['summary: See (https://example.org/x). Or http://a.b/c, d', 'https://example.org/x', 'http://a.b/c'],
    ['title: docs/a.md'],
    ['links: [/etc/passwd, TICKET-12]'],
  ];
  for (const [text, ...expected] of cases) {
    it(`finds ${expected.length} in ${text}`, () => {
      const links = documentLinks(readSpec(text));
      assert.deepEqual(
        links.map(({ target }) => target),
        expected,
      );
      assert.deepEqual(texts(text, links), expected);
    });
  }
});

describe('semanticTokens', () => {
  it('mark ids, quantities and words', () => {
    const text = 'components: {a: {kind: cache, memory: 4GB, replicas: 3, notes: x}}\nflows: {f: {steps: [a]}}';
    assert.deepEqual(
      semanticTokens(readSpec(text)).map(
        (token) => `${text.slice(token.start, token.end)} ${token.type}${token.declaration ? '!' : ''}`,
      ),
      ['a class!', 'cache enumMember', '4GB number', '3 number', 'f function!', 'a class'],
    );
  });
  it('are sorted and do not overlap', () => {
    let last = 0;
    for (const { start, end } of semanticTokens(readSpec(shop))) {
      assert.ok(start >= last && end > start);
      last = end;
    }
    assert.ok(last > 0);
  });
});
