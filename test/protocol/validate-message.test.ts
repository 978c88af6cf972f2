import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { readFromPanel, readToPanel } from '../../src/protocol/validate-message';
import { urlShortenerState } from '../panel/fixtures/url-shortener-state';

const explanation = {
  title: 't',
  value: 'v',
  method: 'exact',
  formula: 'f',
  inputs: [{ name: 'n', value: 'v' }],
  assumptions: [],
};
const uri = 'file:///a.yaml';

describe('readFromPanel', () => {
  const accepted: readonly unknown[] = [
    { type: 'ready' },
    { type: 'reveal', uri, path: 'components.db' },
    { type: 'explain', uri, path: 'components.db.utilization.peak' },
    { type: 'lock', locked: true },
    { type: 'newSpec', from: 'a newer panel' },
  ];
  for (const message of accepted) {
    it(`accepts ${JSON.stringify(message)}`, () => assert.equal(readFromPanel(message), message));
  }

  const ignored: readonly unknown[] = [
    undefined,
    null,
    'ready',
    [],
    {},
    { type: 'toString' },
    { type: 'constructor' },
    { type: ['ready'] },
    { type: 'reveal', uri },
    { type: 'reveal', uri, path: 5 },
    { type: 'lock', locked: 'yes' },
    { type: 'state' },
  ];
  for (const message of ignored) {
    it(`ignores ${JSON.stringify(message)}`, () => assert.equal(readFromPanel(message), undefined));
  }
});

describe('readToPanel', () => {
  const state = { type: 'state', state: urlShortenerState };
  const accepted: readonly (readonly [string, unknown])[] = [
    ['a state', state],
    ['a state after its way through a message port', structuredClone(state)],
    ['nothing to show', { type: 'empty', reason: 'No spec is open.' }],
    ['a selection', { type: 'selection', path: 'flows.pay' }],
    ['no selection', { type: 'selection', path: undefined }],
    ['a derivation', { type: 'explanation', uri, path: 'a', explanation }],
    ['no derivation', { type: 'explanation', uri, path: 'a', explanation: undefined }],
  ];
  for (const [name, message] of accepted) {
    it(`accepts ${name}`, () => assert.equal(readToPanel(message), message));
  }

  const report = urlShortenerState.report;
  const broken: readonly (readonly [string, unknown])[] = [
    ['no state', { type: 'state' }],
    ['a state without a report', { type: 'state', state: { ...urlShortenerState, report: undefined } }],
    ['flows that are a list', { type: 'state', state: { ...urlShortenerState, report: { ...report, flows: [] } } }],
    [
      'a flow without objectives',
      { type: 'state', state: { ...urlShortenerState, report: { ...report, flows: { a: {} } } } },
    ],
    [
      'a component that is nothing',
      { type: 'state', state: { ...urlShortenerState, report: { ...report, components: { a: null } } } },
    ],
    [
      'growth to infinity',
      {
        type: 'state',
        state: { ...urlShortenerState, growth: [{ path: 'a', points: [{ month: 1, bytes: Infinity }] }] },
      },
    ],
    ['half a diagram', { type: 'state', state: { ...urlShortenerState, diagram: { right: '<svg/>' } } }],
    [
      'a derivation without inputs',
      { type: 'explanation', uri, path: 'a', explanation: { ...explanation, inputs: undefined } },
    ],
    ['what the panel says', { type: 'ready' }],
  ];
  for (const [name, message] of broken) {
    it(`ignores ${name}`, () => assert.equal(readToPanel(message), undefined));
  }
});

describe('messages', () => {
  it('never throw, whatever arrives', () => {
    const types = fc.constantFrom(
      'ready',
      'reveal',
      'lock',
      'state',
      'explanation',
      'selection',
      '__proto__',
      'valueOf',
    );
    const messages = fc.oneof(
      fc.anything(),
      fc.record({ type: types, state: fc.anything(), uri: fc.anything(), explanation: fc.anything() }),
    );
    fc.assert(
      fc.property(messages, (message) => {
        readFromPanel(message);
        readToPanel(message);
      }),
      { seed: 3, numRuns: 500 },
    );
  });
});
