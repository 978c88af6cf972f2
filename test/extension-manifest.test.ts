import * as assert from 'node:assert/strict';
import manifest from '../package.json';
import { rules } from '../src/rules/index';
import { languageChecks } from '../src/rules/lint/language-checks';

describe('the problem matcher', () => {
  const [matcher] = manifest.contributes.problemMatchers;
  const [place, text] = matcher?.pattern ?? [];

  it('reads what the command line prints', () => {
    const found = new RegExp(place?.regexp ?? '').exec('docs/shop.design.yaml:10:26 error latency/budget-exceeded');
    assert.deepEqual(found?.slice(1), ['docs/shop.design.yaml', '10', '26', 'error', 'latency/budget-exceeded']);
    assert.match('  The p99 of `buy` is 30.3 ms at peak', new RegExp(text?.regexp ?? ''));
  });

  it('takes nothing else for a finding', () => {
    for (const line of ['Objective  Target', '   10 |     slo: x', 'Carries 10x its peak load.'])
      assert.doesNotMatch(line, new RegExp(place?.regexp ?? ''));
  });
});

describe('the setting for rules', () => {
  it('names every rule, and no other', () => {
    const { properties } = manifest.contributes.configuration.properties['headroom.rules'];
    const known = [...rules.map(({ id }) => id), ...Object.keys(languageChecks)];
    assert.deepEqual(Object.keys(properties), known.sort());
  });
});
