import * as assert from 'node:assert/strict';
import { checkDocument } from '../../src/rules/check-document';
import { mergeConfigs } from '../../src/rules/config/merge-configs';
import { readConfig } from '../../src/rules/config/read-config';
import { rules } from '../../src/rules/index';

/** Thresholds at which the failing example of a rule passes; each is stated in the spec and in its workspace. */
const generous: Readonly<Record<string, string>> = {
  'cache/hit-ratio-sensitivity': '0.1%',
  'cache/stampede': '10k',
  'capacity/workload-inconsistent': '10B',
  'db/unindexed-access': '1B',
  'dr/strategy-vs-objective': '0.01x',
  'latency/tail-amplification': '100%',
  'obs/metric-cardinality': '1B',
  'resilience/retry-amplification': '1000',
};

describe('a threshold that is a convention', () => {
  const having = rules.filter(({ threshold }) => threshold !== undefined);

  it('is that of one of these rules', () => {
    assert.deepEqual(having.map(({ id }) => id).sort(), Object.keys(generous));
  });

  for (const { id, examples } of having) {
    const fires = (text: string, workspace = mergeConfigs([])) =>
      checkDocument(text, { workspace }).findings.some(({ rule }) => rule === id);
    const stated = (value = '') => `lint: {thresholds: {${id}: ${value}}}\n`;
    const ofHouse = (value: string | undefined) => mergeConfigs([readConfig('.headroom.yaml', stated(value))]);

    it(`of ${id} is stated in the spec`, () => {
      assert.ok(fires(examples.failing));
      assert.ok(!fires(examples.failing + stated(generous[id])));
    });
    it(`of ${id} is stated in the workspace, and the spec wins`, () => {
      assert.ok(!fires(examples.failing, ofHouse(generous[id])));
      const usual = having.find((rule) => rule.id === id)?.threshold?.value;
      assert.ok(fires(examples.failing + stated(String(usual)), ofHouse(generous[id])));
    });
  }
});
