import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import { refreshSection, standingText } from '../../src/document/refresh-section';
import { readDesignDoc } from '../../src/document/sections';
import { applyEdits } from '../../src/spec/edit/text-edit';

const table = `| A   | Busy |
| --- | ---: |
| db  |  71% |
| web |   8% |`;
const open = '<!-- headroom:capacity -->';
const close = '<!-- /headroom -->';

/** `markdown` after all of its sections have become `text`; with why they were not that before. */
function refreshed(markdown: string, text: string): { readonly markdown: string; readonly why: readonly string[] } {
  const changes = readDesignDoc(markdown).sections.flatMap((section) => refreshSection(markdown, section, text) ?? []);
  return {
    markdown: applyEdits(
      markdown,
      changes.map(({ edit }) => edit),
    ),
    why: changes.map(({ why }) => why),
  };
}

const each = (prefix: string, text: string) =>
  text
    .split('\n')
    .map((line) => (prefix + line).trimEnd())
    .join('\n');

describe('refreshing a section', () => {
  const body = `${open}\n\n${table}\n\n${close}`;
  for (const [title, before, after] of [
    ['fills an empty one', `a\n${open}\n${close}\nb`, `a\n${body}\nb`],
    ['fills one on a line', `a\n\n${open}${close}\nb`, `a\n\n${body}\nb`],
    ['replaces what stands there', `${open}\nnote\n${close}`, body],
    ['keeps a quote', `> ${open}\n> ${close}\nb`, `${each('> ', body)}\nb`],
    ['keeps a list', `1. a\n\n   ${open}\n   ${close}\n`, `1. a\n\n${each('   ', body)}\n`],
    ['keeps a list mark', `- ${open}\n  ${close}\n`, `- ${each('  ', body).trimStart()}\n`],
    ['keeps a list in a quote', `> - ${open}\n>   ${close}`, `> - ${each('>   ', body).slice(4)}`],
    ['keeps carriage returns', `${open}\r\nold\r\n${close}\r\n`, `${body}\n`.replaceAll('\n', '\r\n')],
    ['keeps what stands behind the markers', `${open} <!-- x -->\n${close} y`, `${body} y`],
    [
      'puts text into the quote that had left it',
      `> ${open}\n${each('> ', table)}\nlazy\n> ${close}`,
      each('> ', body),
    ],
  ] as const) {
    it(title, () => {
      const { markdown } = refreshed(before, table);
      assert.equal(markdown, after);
      assert.deepEqual(refreshed(markdown, table).why, []);
    });
  }

  for (const [title, text] of [
    ['narrow columns', '| A | Busy |\n|---|--:|\n| db | 71% |\n| web | 8% |'],
    ['escapes', table.replace('web', '\\web').replace('\\w', 'w')],
    ['blank lines', `\n\n${table}\n\n\n`],
    ['blanks at the ends of lines', table.replaceAll('|\n', '|  \n')],
  ] as const) {
    it(`leaves ${title} to a formatter`, () => {
      assert.deepEqual(refreshed(`${open}\n${text}\n${close}`, table).why, []);
    });
  }

  it('leaves wrapped lines to a formatter, but not those of code', () => {
    const text = 'One sentence that is long.\n\n- [ ] A question of many words? Yes: `a`\n- b';
    const wrapped = 'One sentence\nthat is long.\n\n- [ ] A question\n      of many words? Yes: `a`\n- b';
    assert.deepEqual(refreshed(`${open}\n${wrapped}\n${close}`, text).why, []);
    const code = '```mermaid\na\nb\n```';
    assert.equal(refreshed(`${open}\n${code.replace('a\nb', 'a b')}\n${close}`, code).why.length, 1);
  });

  for (const [title, text, why] of [
    ['a number', table.replace('71%', '62%'), 'is stale: Busy of db is 71%, not 62%. Refresh it'],
    [
      'several numbers',
      table.replace('71%', '62%').replace(' 8%', ' 9%'),
      'is stale: Busy of db is 71%, not 62%, and 1 more line. Refresh it',
    ],
    ['a row that is missing', table.replace(/\| db.*\n/, ''), 'is stale: its spec gives `| db | 71% |`. Refresh it'],
    ['a row too many', `${table}\n| x | 1% |`, 'is stale: its spec no longer gives `| x | 1% |`. Refresh it'],
    ['nothing', '', 'is empty. Refresh it to fill it in'],
  ] as const) {
    it(`says what is stale: ${title}`, () => {
      assert.deepEqual(refreshed(`${open}\n${text}\n${close}`, table).why, [why]);
    });
  }

  it('edits no line that stays as it is', () => {
    const markdown = `${open}\n\n${table.replace('71%', '62%')}\n\n${close}`;
    const [section] = readDesignDoc(markdown).sections;
    assert.ok(section);
    const { edit } = refreshSection(markdown, section, table) ?? {};
    assert.deepEqual([markdown.slice(edit?.start, edit?.end), edit?.newText], ['| db  |  62% |\n', '| db  |  71% |\n']);
    assert.equal(standingText(markdown, section).trim(), table.replace('71%', '62%'));
  });

  it('changes nothing outside of the markers and nothing twice, whatever the text', () => {
    const piece = fc.constantFrom(
      open,
      close,
      open,
      close,
      '\n',
      '\n',
      '\r\n',
      '> ',
      '- ',
      '  ',
      '```\n',
      '| a |',
      'x',
      '<!--',
      '\t',
    );
    const texts = fc.constantFrom(table, 'one line', '- a\n- b', '```mermaid\nflowchart LR\n\n  a --> b\n```');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), texts, (pieces, text) => {
        const markdown = pieces.join('');
        const first = refreshed(markdown, text);
        const outside = (of: string) => {
          let end = 0;
          const kept: string[] = [];
          for (const section of readDesignDoc(of).sections) {
            kept.push(of.slice(end, section.open.span.end));
            end = section.close.span.start;
          }
          return [...kept, of.slice(end)].map((part) => part.trimStart());
        };
        assert.deepEqual(outside(first.markdown), outside(markdown));
        assert.deepEqual(refreshed(first.markdown, text), { markdown: first.markdown, why: [] });
      }),
      { seed: 7, numRuns: 2000 },
    );
  });
});
