import assert from 'node:assert/strict';
import { entryOf, type SyntaxNode } from '../../../src/spec/syntax/node';
import { parseYaml } from '../../../src/spec/syntax/parse-yaml';
import { nodeAtPath } from '../../../src/spec/syntax/path';
import { plainValue } from '../../../src/spec/syntax/plain-value';

/** The values that are read, with null prototypes of mappings left out. */
function readValue(text: string): unknown {
  const { root } = parseYaml(text);
  return root && JSON.parse(JSON.stringify(plainValue(root)));
}

/** Rule and text of each finding. */
function findingsOf(text: string): string[] {
  return parseYaml(text).findings.map(({ rule, span }) => `${rule} ${text.slice(span.start, span.end)}`);
}

describe('parseYaml', () => {
  const sound: readonly [what: string, text: string, value: unknown][] = [
    ['nothing', '', undefined],
    ['comments only', '# a\n\n# b\n', undefined],
    [
      'dates, units and versions as text',
      'a: 2026-03-01\nb: 4ms\nc: 10_000\nd: 1.2.3\n',
      { a: '2026-03-01', b: '4ms', c: '10_000', d: '1.2.3' },
    ],
    [
      'the core schema',
      'a: 0x1F\nb: True\nc: ~\nd: 1.5e3\ne: yes\nf: "1"\n',
      { a: 31, b: true, c: null, d: 1500, e: 'yes', f: '1' },
    ],
    ['infinities as text', 'a: .inf\nb: .nan\nc: 1e999\n', { a: '.inf', b: '.nan', c: '1e999' }],
    ['keys that are no strings', '1: a\ntrue: b\nnull: c\n', { 1: 'a', true: 'b', null: 'c' }],
    ['a byte-order mark', '\ufeffa: 1\n', { a: 1 }],
    ['CRLF', 'a: 1\r\nb:\r\n  c: |\r\n    x\r\n    y\r\n', { a: 1, b: { c: 'x\ny\n' } }],
    ['directives and markers', '%YAML 1.2\n--- # start\na: 1\n...\n', { a: 1 }],
    ['a list in the column of its key', 'a:\n- x\n- y\nb: 1\n', { a: ['x', 'y'], b: 1 }],
    ['JSON', '{"a": [1, {"b": null}]}', { a: [1, { b: null }] }],
    ['a document that is a list', '- a\n- b\n', ['a', 'b']],
    [
      'texts over several lines',
      'a: one\n  two\nb: "x\n\n  y"\nc: >\n  f\n  g\n',
      { a: 'one two', b: 'x\ny', c: 'f g\n' },
    ],
    ['anchors across entries', 'a:\n  x: &t [1]\nb:\n  y: *t\nc: *t\n', { a: { x: [1] }, b: { y: [1] }, c: [1] }],
    [
      'merge keys',
      'a: &a {k: 1, l: 2}\nb: &b {l: 3, m: 4}\nc: {<<: [*a, *b], k: 0}\n',
      { a: { k: 1, l: 2 }, b: { l: 3, m: 4 }, c: { k: 0, l: 2, m: 4 } },
    ],
  ];
  for (const [what, text, value] of sound) {
    it(`reads ${what}`, () => {
      assert.deepEqual(readValue(text), value);
      assert.deepEqual(findingsOf(text), []);
    });
  }

  const broken: readonly [what: string, text: string, value: unknown, ...findings: string[]][] = [
    ['a half-typed key', 'a:\n  b: 1\n  repl\n', { a: { b: 1, repl: null } }, 'missing-colon repl'],
    [
      'a half-typed key above others',
      'a:\n  b:\n    re\n    c: 4\n  d: 1\n',
      { a: { b: { re: null, c: 4 }, d: 1 } },
      'missing-colon re',
    ],
    ['a half-typed key at the top', 'a: 1\nre\nb: 2\n', { a: 1, re: null, b: 2 }, 'missing-colon re'],
    [
      'a half-typed component',
      'a:\n  b:\n    k: 1\n  re\n  c: {k: 2}\n',
      { a: { b: { k: 1 }, re: null, c: { k: 2 } } },
      'missing-colon re',
    ],
    ['a colon without space', 'a:\n  b: 1\n  c:3\n  d: 4\n', { a: { b: 1, c: '3', d: 4 } }, 'missing-space :'],
    ['a colon without space in braces', 'a: {b:3}\n', { a: { b: '3' } }, 'missing-space :'],
    ['tabs', 'a:\n\tb:\n\t\tc: 1\n\td: 2\n', { a: { b: { c: 1 }, d: 2 } }, 'tab-indentation \t'],
    ['tabs among spaces', 'a:\n  b: 1\n\tc: 2\nd: 3\n', { a: { b: 1, c: 2 }, d: 3 }, 'tab-indentation \t'],
    [
      'an open brace',
      'x:\n  a: {b: 1, c: 2 # note }\n  d: 3\ny: 1\n',
      { x: { a: { b: 1, c: 2 }, d: 3 }, y: 1 },
      'unclosed-bracket 2',
    ],
    ['an open bracket', 'x:\n  a: [b, c\n  d: 3\n', { x: { a: ['b', 'c'], d: 3 } }, 'unclosed-bracket c'],
    ['an open bracket in braces', 'a: {b: [1, 2}\nd: 1\n', { a: { b: [1, 2] }, d: 1 }, 'unclosed-bracket 2'],
    ['an open quote', 'x:\n  a: "abc\n  d: "x"\ny: 1\n', { x: { a: 'abc', d: 'x' }, y: 1 }, 'unclosed-quote "abc'],
    ['an open quote in braces', 'a: {b: "abc}\nc: 1\n', { a: { b: 'abc' }, c: 1 }, 'unclosed-quote "abc'],
    [
      'brackets that close nothing',
      'a: }\nb: {c: 1}}\nd: 2\n',
      { a: null, b: { c: 1 }, d: 2 },
      'unexpected-text }',
      'unexpected-text }',
    ],
    ['a missing comma', 'a: {b: 1 c: 2}\n', { a: { b: 1, c: 2 } }, 'missing-comma  '],
    ['commas too many', 'a: {b: 1,, c: 2}\n', { a: { b: 1, c: 2 } }, 'unexpected-comma ,'],
    [
      'a comma in a number',
      'a: {t: 10,000, m: 1,250,000/s}\n',
      { a: { t: '10_000', m: '1_250_000/s' } },
      'thousands-comma 10,000',
      'thousands-comma 1,250',
      'thousands-comma 1,250,000/s',
    ],
    ['a line too far right', 'a:\n  b: 1\n   c: 2\n  d: 3\n', { a: { b: 1, c: 2, d: 3 } }, 'indentation c'],
    [
      'a line too far left',
      'a:\n    b: 1\n  c:\n    e: 2\nd: 3\n',
      { a: { b: 1, c: { e: 2 } }, d: 3 },
      'indentation c',
    ],
    ['an item without dash', 'a:\n  - x\n  y: 1\n', { a: ['x', { y: 1 }] }, 'missing-dash y'],
    ['an item among keys', 'a:\n  x: 1\n  - y\nb: 2\n', { a: { x: 1 }, b: 2 }, 'unexpected-item -'],
    ['a list on the line of its key', 'a: - x\nb: 1\n', { a: ['x'], b: 1 }, 'list-on-key-line -'],
    ['a colon in a text', 'title: Foo: bar\nz: 1\n', { title: 'Foo: bar', z: 1 }, 'colon-in-value :'],
    ['text behind a text', 'a: "x" y\nb: 1\n', { a: 'x', b: 1 }, 'unexpected-text y'],
    ['reserved characters', 'a: @x\nb: %5\n', { a: '@x', b: '%5' }, 'reserved-character @', 'reserved-character %'],
    ['duplicate keys', 'a: 1\nb: {c: 1, c: 2}\na: 3\n', { a: 1, b: { c: 1 } }, 'duplicate-key c', 'duplicate-key a'],
    ['an undefined alias', 'a: *b\nc: 1\n', { a: null, c: 1 }, 'undefined-alias *b'],
    ['a cyclic alias', 'a: &a\n  b: *a\n', { a: { b: null } }, 'cyclic-alias *a'],
    ['a merge of no mapping', 'a: {<<: 1, b: 2}\n', { a: { b: 2 } }, 'merge-key <<'],
    ['a key that is no text', '? [a]\n: b\nc: 1\n', { '[a]': 'b', c: 1 }, 'complex-key ['],
    ['an unknown tag', 'a: !Ref b\n', { a: 'b' }, 'tag !Ref'],
    ['several documents', 'a: 1\n---\nb: 2\n', { a: 1 }, 'several-documents ---'],
    ['another document behind the end', 'a: 1\n...\n\nb: 2\n', { a: 1 }, 'several-documents b: '],
    ['control characters', 'a: x\0\n', { a: 'x\ufffd' }, 'control-character \0'],
    ['bad escapes', 'a: "\\q"\n', { a: '\\q' }, 'bad-escape \\'],
  ];
  for (const [what, text, value, ...findings] of broken) {
    it(`keeps what is sound beside ${what}`, () => {
      assert.deepEqual(readValue(text), value);
      assert.deepEqual(
        findingsOf(text),
        findings.map((finding) => `syntax/${finding}`),
      );
    });
  }

  it('says what is wrong, where, and what to do', () => {
    const text = 'flows:\n  pay:\n    steps:\n      - call: api\n        timeout:5s\n';
    const colon = text.indexOf(':5s');
    assert.deepEqual(parseYaml(text).findings, [
      {
        rule: 'syntax/missing-space',
        severity: 'error',
        message: 'A key needs a space behind its `:`. Write `timeout: 5s`',
        path: 'flows.pay.steps[0].timeout',
        span: { start: colon, end: colon + 1 },
        data: { insert: ' ', at: colon + 1 },
      },
    ]);
  });

  it('gives offsets in UTF-16 code units, of the smallest text', () => {
    const text = '# 🚀\na: "🚀 x"  # end\nb:\n  c: {d: 1}   \n\ne: |\n  t\n';
    const { root } = parseYaml(text);
    const slice = (node: SyntaxNode | undefined) => node && text.slice(node.span.start, node.span.end);
    assert.equal(slice(nodeAtPath(root, 'a')), '"🚀 x"');
    assert.equal(slice(nodeAtPath(root, 'b')), 'c: {d: 1}');
    assert.equal(slice(nodeAtPath(root, 'b.c')), '{d: 1}');
    assert.equal(slice(entryOf(root, 'e')?.key), 'e');
    assert.equal(slice(nodeAtPath(root, 'e')), '|\n  t\n');
  });

  it('gives an empty value the place where it would be typed', () => {
    const { root } = parseYaml('a: \nb:\nc: {d: }\n');
    assert.deepEqual(nodeAtPath(root, 'a')?.span, { start: 3, end: 3 });
    assert.deepEqual(nodeAtPath(root, 'b')?.span, { start: 6, end: 6 });
    assert.deepEqual(nodeAtPath(root, 'c.d')?.span, { start: 14, end: 14 });
  });

  it('makes an aliased node the very node that its anchor names', () => {
    const text = 'a: &t {x: 1}\nb: *t\nc: {<<: *t, y: 2}\n';
    const { root, aliases } = parseYaml(text);
    assert.equal(nodeAtPath(root, 'b'), nodeAtPath(root, 'a'));
    assert.equal(nodeAtPath(root, 'c.x'), nodeAtPath(root, 'a.x'));
    assert.deepEqual(
      aliases.map(({ name, span, target }) => [
        name,
        text.slice(span.start, span.end),
        target === nodeAtPath(root, 'a'),
      ]),
      [
        ['t', '*t', true],
        ['t', '*t', true],
      ],
    );
  });

  it('keeps the entries that duplicates hide, for the editor', () => {
    const { root } = parseYaml('a: 1\na: {b: 2}\n');
    assert.ok(root?.type === 'mapping');
    assert.equal(root.duplicates?.[0]?.value.type, 'mapping');
  });

  it('collects comments with their places', () => {
    const text =
      '# one\na: # two\n  b: {c: 1, # three\n    d: 2} # four\n  # five\n  e: |  # six\n    # text\nf: "# text"\n# seven';
    const { comments } = parseYaml(text);
    assert.deepEqual(
      comments.map((comment) => comment.text.trim()),
      ['one', 'two', 'three', 'four', 'five', 'six', 'seven'],
    );
    for (const { span, text: content } of comments) assert.equal(text.slice(span.start, span.end), `#${content}`);
  });

  it('reads a long text up to the end of a line', () => {
    const tree = parseYaml('a: 1\nb: 2\nc: 3\n', { length: 12 });
    assert.equal(tree.complete, false);
    assert.deepEqual(tree.root && Object.keys(plainValue(tree.root) as object), ['a', 'b']);
    assert.deepEqual(
      tree.findings.map(({ rule }) => rule),
      ['syntax/too-large'],
    );
  });

  it('reads a text of many values up to the limit', () => {
    const tree = parseYaml(`a: [${'1, '.repeat(500)}]\n`, { nodes: 100 });
    assert.equal(tree.complete, false);
    assert.deepEqual(
      tree.findings.map(({ rule }) => rule),
      ['syntax/too-large'],
    );
  });

  for (const [open, close] of ['[]', '{}', ['- ', ''], ['? ', '']] as const) {
    for (const levels of [150, 20_000]) {
      it(`survives ${levels} levels of \`${open}\``, () => {
        const tree = parseYaml(`a: 1\nb:\n  ${(open ?? '').repeat(levels)}${(close ?? '').repeat(levels)}\nc: 2\n`);
        assert.ok(tree.findings.some(({ severity }) => severity === 'error'));
        assert.equal(entryOf(tree.root, 'a')?.value.type, 'scalar');
      });
    }
  }

  it('bounds what aliases repeat', () => {
    const levels = Array.from({ length: 40 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}, *a${i}]`);
    const text = `a0: &a0 [1]\n${levels.join('\n')}\n`;
    const tree = parseYaml(text);
    const size = (node: SyntaxNode): number =>
      node.type === 'scalar'
        ? 1
        : (node.type === 'mapping' ? node.entries.map(({ value }) => value) : node.items).reduce(
            (sum, child) => sum + size(child),
            1,
          );
    assert.deepEqual(
      tree.findings.map(({ rule }) => rule),
      ['syntax/too-many-aliases'],
    );
    assert.ok(tree.root && size(tree.root) <= 200_000 + text.length);
  });

  it('bounds the depth that aliases add up to', () => {
    const levels = Array.from({ length: 3000 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}]`);
    const tree = parseYaml(`a0: &a0 [1]\n${levels.join('\n')}\n`);
    const depth = (node: SyntaxNode): number =>
      node.type === 'scalar'
        ? 0
        : 1 +
          Math.max(0, ...(node.type === 'mapping' ? node.entries.map(({ value }) => value) : node.items).map(depth));
    assert.ok(tree.root && depth(tree.root) <= 101);
  });
});
