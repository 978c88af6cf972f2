import * as assert from 'node:assert/strict';
import { tabs } from '../../media/panel/model';
import { layOut } from '../../src/diagram/dagre-layout';
import { renderSvg } from '../../src/diagram/svg';
import type { PanelState } from '../../src/protocol/messages';
import { urlShortenerGraph } from './fixtures/url-shortener-graph';
import { urlShortenerState } from './fixtures/url-shortener-state';
import { openPanel } from './panel-page';

const markup = `"><img src=x onerror="document.title='caught'"><script>document.title='caught'</script><b style="color:red">`;

/** Every text of a value that a document could have written: ids, titles and messages. */
function poison<T>(value: T, keep: (key: string) => boolean): T {
  if (typeof value === 'string') return `${value}${markup}` as T;
  if (Array.isArray(value)) return value.map((item) => poison(item, keep)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, keep(key) ? item : poison(item, keep)]),
  ) as T;
}

const codes = new Set([
  'verdict',
  'severity',
  'method',
  'currency',
  'kind',
  'status',
  'group',
  'from',
  'to',
  'id',
  'objective',
]);
const isCode = (key: string) => codes.has(key);

function withHostileIds(state: PanelState): PanelState {
  const rename = <T>(record: Record<string, T>) =>
    Object.fromEntries(Object.entries(record).map(([id, value]) => [`${id}${markup}`, value]));
  const report = poison(state.report, isCode);
  return {
    ...state,
    fileName: markup,
    report: {
      ...report,
      flows: rename(report.flows),
      components: rename(report.components),
      data: rename(report.data),
      scenarios: rename(report.scenarios),
      stages: rename(report.stages),
    },
  };
}

describe('panel with hostile texts', () => {
  it('shows ids, titles, messages and diagrams as the text they are', async () => {
    const graph = poison(urlShortenerGraph, isCode);
    const draw = (direction: 'right' | 'down') =>
      renderSvg(layOut(graph, direction), { interactive: true, idPrefix: markup });
    const state = withHostileIds({ ...urlShortenerState, diagram: { right: draw('right'), down: draw('down') } });
    const panel = await openPanel();
    await panel.message('ready');
    await panel.post({ type: 'state', state });
    for (const tab of tabs) {
      await panel.page.locator(`#tab-${tab}`).click();
      assert.equal(await panel.page.locator('#panel :is(img, script, b)').count(), 0, tab);
    }
    await panel.page.locator('#tab-capacity').click();
    await panel.page.locator('button.number').first().click();
    const { path } = await panel.message('explain');
    const explanation = {
      title: markup,
      value: markup,
      method: markup,
      formula: markup,
      inputs: [{ name: markup, value: markup, path: markup }],
      assumptions: [markup],
    };
    await panel.post({ type: 'explanation', uri: state.uri, path, explanation });
    assert.equal(await panel.page.locator('.explanation strong').first().textContent(), markup);
    assert.equal(await panel.page.locator('#panel :is(img, script, b)').count(), 0);
    assert.deepEqual(await panel.violations(), []);
    assert.deepEqual(panel.errors, []);
    assert.equal(await panel.page.title(), 'Headroom analysis');
    await panel.close();
  });

  it('takes from a diagram nothing but its drawing', async () => {
    const right = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10" onload="document.title='caught'"><script>document.title='caught'</script><style>*{display:none}</style><foreignObject><img xmlns="http://www.w3.org/1999/xhtml" src="x"/></foreignObject><a href="javascript:alert(1)"><rect width="5" height="5"/></a></svg>`;
    const panel = await openPanel();
    await panel.message('ready');
    await panel.post({ type: 'state', state: { ...urlShortenerState, diagram: { right, down: '<svg' } } });
    assert.equal(await panel.page.locator('.drawing').locator('script, style, img, a').count(), 0);
    assert.equal(await panel.page.title(), 'Headroom analysis');
    await panel.close();
  });
});
