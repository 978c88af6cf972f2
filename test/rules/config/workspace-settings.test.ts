import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import schema from '../../../schemas/workspace-config.schema.json';
import { checkDocument, fixesOf } from '../../../src/rules/check-document';
import { isResultPath } from '../../../src/rules/config/result-paths';
import type { LintSettings } from '../../../src/rules/lint/lint-settings';
import { technologyFields } from '../../../src/spec/model/technology-defaults';
import { workspaceOf } from './workspace';

const spec = (extra = '') => `headroom: 1
title: Shop
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 2ms, concurrency: 16, replicas: 3, cost: {replica: $200/month}}
  db: {kind: database, technology: postgres, replicas: 3}
flows:
  buy:
    rate: 200/s
    steps:
      - call: api
        steps:
          - call: db
${extra}`;

describe('severities and waivers of a workspace', () => {
  const rule = 'resilience/missing-timeout';
  const cases: readonly (readonly [name: string, config: string, extra: string, expected: string[], LintSettings?])[] =
    [
      ['hold for a spec', `lint: {rules: {${rule}: info}}`, '', ['info']],
      [
        'come before those of the person',
        `lint: {rules: {${rule}: info}}`,
        '',
        ['info'],
        { severities: { [rule]: 'off' } },
      ],
      [
        'come behind those of the spec',
        `lint: {rules: {${rule}: info}}`,
        `lint: {rules: {${rule}: error}}\n`,
        ['error'],
      ],
      ['waive', `lint: {waivers: [{rule: ${rule}, at: flows.buy, reason: r}]}`, '', []],
      [
        'waive nothing beside their place',
        `lint: {waivers: [{rule: ${rule}, at: flows.sell, reason: r}]}`,
        '',
        ['warning'],
      ],
      [
        'waive to their last day',
        `lint: {waivers: [{rule: ${rule}, reason: r, until: 2026-11-19}]}`,
        '',
        ['warning'],
        { today: '2026-11-20' },
      ],
    ];
  for (const [name, config, extra, expected, settings] of cases) {
    it(name, async () => {
      const { findings } = checkDocument(spec(extra), { ...settings, workspace: await workspaceOf(config) });
      assert.deepEqual(
        findings.filter((finding) => finding.rule === rule).map(({ severity }) => severity),
        expected,
      );
      assert.ok(!findings.some((finding) => finding.rule.startsWith('lint/')));
    });
  }
});

describe('objectives of a workspace', () => {
  it('hold where the spec states none, as assumptions', async () => {
    const workspace = await workspaceOf('objectives: {cost: $500/month, headroom: 2x, survive: [zone]}\n');
    const { analysis } = checkDocument(spec('objectives: {headroom: 1.5x}\n'), { workspace });
    assert.deepEqual([analysis?.model.objectives.cost, analysis?.model.objectives.headroom], [500, 1.5]);
    assert.deepEqual(analysis?.model.objectives.survive, ['zone']);
    assert.deepEqual(
      analysis?.results.assumptions
        .filter(({ source }) => source === '.headroom.yaml')
        .map(({ path, value }) => [path, value]),
      [
        ['objectives.cost', 500],
        ['objectives.survive', 'zone'],
      ],
    );
  });

  it('are checked like those of the spec, at its title', async () => {
    const text = spec();
    const workspace = await workspaceOf('objectives: {cost: $500/month}\n');
    const found = checkDocument(text, { workspace }).findings.find(({ rule }) => rule === 'cost/over-budget');
    assert.equal(text.slice(found?.span.start, found?.span.end), 'Shop');
    assert.equal(checkDocument(text, { workspace }).analysis?.results.verdict, 'fails');
  });

  it('in another currency are not mixed with the prices of the spec', async () => {
    const workspace = await workspaceOf('objectives: {cost: €500/month}\n');
    assert.equal(checkDocument(spec(), { workspace }).analysis?.model.objectives.cost, undefined);
  });
});

describe('technologies of a workspace', () => {
  const database = async (config: string, extra = '') => {
    const workspace = await workspaceOf(config);
    const checked = checkDocument(spec().replace('technology: postgres', `technology: PostgreSQL 16${extra}`), {
      workspace,
    });
    const assumed = checked.analysis?.results.assumptions.filter(({ path }) => path.startsWith('components.db.')) ?? [];
    return { component: checked.analysis?.model.components[1], assumed };
  };

  it('come before what is known of them', async () => {
    const { component, assumed } = await database(
      'technologies: {postgres: {connections: 400, capacity: 3k/s, note: load test of March}}\n',
    );
    assert.deepEqual([component?.limits.connections, component?.capacity], [400, 3000]);
    assert.deepEqual(
      assumed.find(({ path }) => path === 'components.db.connections'),
      {
        path: 'components.db.connections',
        value: 400,
        because: 'limit of this workspace for postgres: load test of March',
        source: '.headroom.yaml',
      },
    );
  });

  it('leave what is known where they say nothing', async () => {
    const { component } = await database('technologies: {postgres: {storage: 2TB}}\n');
    assert.deepEqual([component?.limits.connections, component?.limits.storage], [100, 2e12]);
  });

  it('never win over the author', async () => {
    const { component } = await database('technologies: {postgres: {capacity: 3k/s}}\n', ', capacity: 9k/s');
    assert.equal(component?.capacity, 9000);
  });

  it('give mappings their defaults and their parts', async () => {
    const { component, assumed } = await database(
      'technologies: {postgres: {service_time: {mean: 4ms, p99: 20ms}, concurrency: 8, availability: {mtbf: 30d, mttr: 10min}, cost: {replica: $100/month}}}\n',
    );
    assert.deepEqual([component?.service?.mean, component?.concurrency, component?.cost?.replica], [0.004, 8, 100]);
    assert.ok(assumed.some(({ path, value }) => path === 'components.db.availability.mttr' && value === 600));
    assert.ok(assumed.some(({ path, value }) => path === 'components.db.service_time.p99' && value === 0.02));
  });

  it('in another currency are not mixed with the prices of the spec', async () => {
    const { component } = await database('technologies: {postgres: {cost: {replica: €100/month}}}\n');
    assert.equal(component?.cost, undefined);
  });

  it('count in quick fixes', async () => {
    const workspace = await workspaceOf('technologies: {postgres: {capacity: 250/s}}\n');
    const checked = checkDocument(spec(), { workspace });
    const titles = checked.findings.flatMap((finding) => fixesOf(finding, checked)).map(({ title }) => title);
    assert.ok(
      titles.some((title) => /peak \d/.test(title)),
      titles.join('\n'),
    );
  });

  it('have the fields that the schema gives them', () => {
    const { note: _, ...fields } = schema.$defs.technologyProfile.properties;
    assert.deepEqual(
      Object.keys(fields).filter((field) => !(technologyFields as readonly string[]).includes(field)),
      [],
    );
  });
});

describe('isResultPath', () => {
  it('knows every number of a report', () => {
    const { analysis } = checkDocument(readFileSync('examples/url-shortener.design.yaml', 'utf8'));
    const { flows, components, data, bandwidth, cost, bottleneck, max_rate_multiple } = analysis?.results ?? {};
    const unknown = numbers({ flows, components, data, bandwidth, cost, bottleneck, max_rate_multiple }, '').filter(
      (path) => !isResultPath(path),
    );
    assert.deepEqual(unknown, []);
  });
});

/** Paths of the numbers in a result, those of lists left out. */
function numbers(value: unknown, path: string): string[] {
  if (typeof value === 'number') return [path];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([key, part]) => numbers(part, path === '' ? key : `${path}.${key}`));
}
