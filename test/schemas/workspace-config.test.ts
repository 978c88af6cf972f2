import * as assert from 'node:assert/strict';
import validate from 'validate-workspace-config';
import designSpec from '../../schemas/design-spec.schema.json';
import workspaceConfig from '../../schemas/workspace-config.schema.json';
import { complaints } from './validate-yaml';

function check(text: string, ...expected: string[]): void {
  assert.deepEqual(complaints(validate, text), expected);
}

describe('workspace-config schema', () => {
  it('accepts a full configuration', () =>
    check(`
extends: [../house.headroom.yaml]
lint: {rules: {arch/no-owner: error}, waivers: [{rule: a/b, reason: known, until: 2027-03-01}]}
objectives: {target_utilization: 60%, survive: [zone], window: 28d}
technologies:
  postgres: {capacity: 5k/s, connections: 400, availability: {mtbf: 60d, mttr: 5min}, note: load test of June}
policies:
  - {id: owners, path: components.*.owner, compare: exists, message: Name a team., severity: error}
  - {id: slo, path: flows.*.slo.availability, compare: '>=', value: 99.9%}`));

  const wrong: [string, string, string][] = [
    ['an unknown key', 'rules: {}', '/ additionalProperties rules'],
    ['an unknown comparison', 'policies: [{id: a, path: b, compare: "=>"}]', '/policies/0/compare enum'],
    ['a policy without a path', 'policies: [{id: a, compare: exists}]', '/policies/0 required path'],
    [
      'a field that is no limit',
      'technologies: {redis: {replicas: 3}}',
      '/technologies/redis additionalProperties replicas',
    ],
  ];
  for (const [title, text, expected] of wrong) it(`refuses ${title}`, () => check(text, expected));

  it('says the same as the design-spec schema where both describe a thing', () => {
    const language: Record<string, unknown> = designSpec.$defs;
    const same = Object.entries(workspaceConfig.$defs).filter(([name]) => language[name]);
    assert.ok(same.length > 10);
    for (const [name, definition] of same) assert.deepEqual(definition, language[name], name);
  });
});
