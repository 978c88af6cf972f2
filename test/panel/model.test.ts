import * as assert from 'node:assert/strict';
import { type PanelEvent, type PanelModel, reduce } from '../../media/panel/model';
import { restoreChoice, savedState } from '../../media/panel/saved-state';
import type { ExplanationView } from '../../src/protocol/messages';
import { urlShortenerState } from './fixtures/url-shortener-state';

const { uri } = urlShortenerState;
const explanation: ExplanationView = { title: '', value: '', method: '', formula: '', inputs: [], assumptions: [] };
const start: PanelModel = {
  content: { kind: 'waiting' },
  tab: 'overview',
  metric: 'utilization',
  explanation: undefined,
  width: 800,
};
const shown: PanelEvent = { type: 'state', state: urlShortenerState };
const modelAfter = (...events: readonly PanelEvent[]) => events.reduce(reduce, start);
const stateOf = ({ content }: PanelModel) => (content.kind === 'shown' ? content.state : undefined);

describe('panel model', () => {
  it('shows a state, and nothing when there is none', () => {
    assert.equal(stateOf(modelAfter(shown))?.version, 7);
    assert.deepEqual(modelAfter(shown, { type: 'empty', reason: 'gone' }).content, { kind: 'empty', reason: 'gone' });
  });

  it('keeps tab, selection and derivation over a new version of the document', () => {
    const model = modelAfter(
      shown,
      { type: 'tab', tab: 'capacity' },
      { type: 'selection', path: 'components.db' },
      { type: 'toggleExplanation', path: 'a' },
      shown,
    );
    assert.deepEqual(
      [model.tab, stateOf(model)?.selection, model.explanation?.path],
      ['capacity', 'components.db', 'a'],
    );
  });

  it('drops the derivation with its document and with its tab', () => {
    const other: PanelEvent = { type: 'state', state: { ...urlShortenerState, uri: 'file:///other.yaml' } };
    const opened: PanelEvent = { type: 'toggleExplanation', path: 'a' };
    assert.equal(modelAfter(shown, opened, other).explanation, undefined);
    assert.equal(modelAfter(shown, opened, { type: 'tab', tab: 'data' }).explanation, undefined);
  });

  it('takes only the answer to the question that is open', () => {
    const asked = [shown, { type: 'toggleExplanation', path: 'a' }] as const;
    const content = (...events: readonly PanelEvent[]) => modelAfter(...asked, ...events).explanation?.content;
    assert.equal(content(), 'pending');
    assert.equal(content({ type: 'explanation', uri, path: 'b', explanation }), 'pending');
    assert.equal(content({ type: 'explanation', uri: 'file:///other.yaml', path: 'a', explanation }), 'pending');
    assert.equal(content({ type: 'explanation', uri, path: 'a', explanation }), explanation);
    assert.equal(content({ type: 'explanation', uri, path: 'a', explanation: undefined }), 'none');
    assert.equal(modelAfter(...asked, { type: 'toggleExplanation', path: 'a' }).explanation, undefined);
  });

  it('locks at once, before the host answers', () => {
    assert.equal(stateOf(modelAfter(shown, { type: 'lock', locked: true }))?.locked, true);
  });
});

describe('saved state', () => {
  it('comes back', () => {
    const saved = savedState(modelAfter(shown, { type: 'tab', tab: 'data' }, { type: 'metric', metric: 'cost' }));
    assert.equal(saved.uri, uri);
    assert.deepEqual(restoreChoice(structuredClone(saved)), { tab: 'data', metric: 'cost' });
  });
  for (const foreign of [
    undefined,
    null,
    'text',
    { version: 0, tab: 'data' },
    { version: 1, tab: 'nowhere', metric: 5 },
  ]) {
    it(`is forgotten where it is ${JSON.stringify(foreign)}`, () => {
      assert.deepEqual(restoreChoice(foreign), { tab: 'overview', metric: 'utilization' });
    });
  }
});
