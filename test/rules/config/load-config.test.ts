import * as assert from 'node:assert/strict';
import { load } from './workspace';

async function problems(files: Readonly<Record<string, string>>): Promise<string[]> {
  const loaded = await load(files);
  return loaded.files.flatMap(({ path, text, findings }) =>
    findings.map(({ rule, span }) => `${path}: ${rule} ${text.slice(span.start, span.end)}`),
  );
}

const severity = (value: string) => `lint: {rules: {capacity/tier-underprovisioned: ${value}}}\n`;

describe('loadConfig', () => {
  it('lets later files win over earlier ones, and the nearest over all', async () => {
    const base = { 'a.yaml': severity('info'), 'b.yaml': severity('warning') };
    const extending = 'extends: [a.yaml, b.yaml]\n';
    const { config } = await load({ '.headroom.yaml': extending, ...base });
    assert.deepEqual(config.severities, { 'capacity/tier-underprovisioned': 'warning' });
    const own = await load({ '.headroom.yaml': extending + severity('off'), ...base });
    assert.deepEqual(own.config.severities, { 'capacity/tier-underprovisioned': 'off' });
  });

  it('takes what a base says beside what a file says itself', async () => {
    const { config } = await load({
      'team/.headroom.yaml': `extends: ../base.yaml
objectives: {rto: 1h}
policies: [{id: replicas, path: components.*.replicas, compare: ">=", value: 3}]
lint: {waivers: [{rule: capacity/tier-underprovisioned, reason: r}]}
`,
      'base.yaml': `objectives: {rto: 4h, rpo: 5min}
policies:
  - {id: replicas, path: components.*.replicas, compare: ">=", value: 2}
  - {id: owner, path: components.*.owner, compare: exists}
lint: {waivers: [{rule: resilience/missing-timeout, reason: r}]}
`,
    });
    assert.deepEqual(config.defaults.objectives?.map(({ field, source }) => `${field} ${source}`).sort(), [
      'rpo base.yaml',
      'rto team/.headroom.yaml',
    ]);
    assert.deepEqual(
      config.policies.map(({ id }) => id),
      ['policy/replicas', 'policy/owner'],
    );
    assert.equal(config.waivers.length, 2);
  });

  it('reads each file once, however often it is extended', async () => {
    const { files } = await load({
      '.headroom.yaml': 'extends: [a.yaml, b.yaml]\n',
      'a.yaml': 'extends: c.yaml\n',
      'b.yaml': 'extends: ./c.yaml\n',
      'c.yaml': '',
    });
    assert.deepEqual(
      files.map(({ path }) => path),
      ['c.yaml', 'a.yaml', 'b.yaml', '.headroom.yaml'],
    );
  });

  it('says what cannot be extended, and takes the rest', async () => {
    assert.deepEqual(await problems({ '.headroom.yaml': 'extends: nowhere.yaml\n' }), [
      '.headroom.yaml: config/missing-file nowhere.yaml',
    ]);
    for (const outside of ['../up.yaml', '/etc/passwd', 'https://example.com/a.yaml', 'C:\\a.yaml'])
      assert.deepEqual(await problems({ '.headroom.yaml': `extends: '${outside}'\n` }), [
        `.headroom.yaml: config/outside '${outside}'`,
      ]);
    assert.deepEqual(await problems({ '.headroom.yaml': 'extends: a.yaml\n', 'a.yaml': 'extends: .headroom.yaml\n' }), [
      'a.yaml: config/extends-itself .headroom.yaml',
    ]);
  });

  it('ends, however long the chain is', async () => {
    const chain = Object.fromEntries(
      Array.from({ length: 50 }, (_, index) => [`${index}.yaml`, `extends: ${index + 1}.yaml\n`]),
    );
    assert.deepEqual(await problems(chain), ['19.yaml: config/too-many-files 20.yaml']);
  });
});
