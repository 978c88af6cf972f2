import * as assert from 'node:assert/strict';
import { completeMarker } from '../../src/document/complete-marker';

const known = { isClosed: false, lists: [{ id: 'data', title: 'Data' }], files: ['./shop.design.yaml'] };

/** The line after the completion with this label at `|`; undefined where it is not offered. */
function completed(text: string, label: string, isClosed = false): string | undefined {
  const column = text.indexOf('|');
  const line = text.replace('|', '');
  const item = completeMarker(line, column, { ...known, isClosed }).find((candidate) => candidate.label === label);
  return item && line.slice(0, item.start) + item.text + line.slice(item.end);
}

describe('completion in markers', () => {
  const end = '<!-- /headroom -->';
  for (const [title, text, label, expected] of [
    ['a kind, with its end', '<!-- headroom:|', 'cost', `<!-- headroom:cost -->\n${end}`],
    ['a kind that is begun', '<!-- headroom:ca|', 'capacity', `<!-- headroom:capacity -->\n${end}`],
    ['a kind before a bracket', '<!-- headroom:ca|>', 'capacity', `<!-- headroom:capacity -->\n${end}`],
    ['a kind in a quote', '> <!-- headroom:|', 'cost', `> <!-- headroom:cost -->\n> ${end}`],
    ['a kind in a list', '1. <!-- headroom:|', 'cost', `1. <!-- headroom:cost -->\n   ${end}`],
    ['another kind', '<!-- headroom:ca|pacity -->', 'cost', '<!-- headroom:cost -->'],
    ['the option of a link', '<!-- headroom |', 'spec=', '<!-- headroom spec='],
    ['the options of a section', '<!-- headroom:cost s| -->', 'spec=', '<!-- headroom:cost spec= -->'],
    ['the options of a checklist', '<!-- headroom:checklist | -->', 'list=', '<!-- headroom:checklist list= -->'],
    ['checklists', '<!-- headroom:checklist list=| -->', 'data', '<!-- headroom:checklist list=data -->'],
    ['files', '<!-- headroom spec=./s| -->', './shop.design.yaml', '<!-- headroom spec=./shop.design.yaml -->'],
    ['no list for other kinds', '<!-- headroom:cost | -->', 'list=', undefined],
    ['no option twice', '<!-- headroom:cost spec=a | -->', 'spec=', undefined],
    ['nothing in other comments', '<!-- a | -->', 'spec=', undefined],
    ['nothing in text', 'headroom:|', 'cost', undefined],
  ] as const)
    it(`offers ${title}`, () => assert.equal(completed(text, label), expected));

  it('adds no end where there is one', () => {
    assert.equal(completed('<!-- headroom:|', 'cost', true), '<!-- headroom:cost -->');
  });
});
