import assert from 'node:assert/strict';
import { analyse } from '../../../src/analysis/analyse';
import { completeResults, scenarioResults } from '../../../src/analysis/complete-results';
import { explain, explainIn } from '../../../src/analysis/explain';
import { readSpec } from '../../../src/spec/read-spec';

/** 100 messages a second at peak; the indexer can do 150. */
function indexing(retention: string, scenario: string, service = '{constant: 20ms}') {
  const { model } = readSpec(`headroom: 1
title: Search
workload: {peak_factor: 2x}
components:
  api: {kind: service, service_time: 1ms, concurrency: 8}
  log: {kind: stream${retention}}
  indexer: {kind: worker, service_time: ${service}, concurrency: 3}
  other: {kind: worker, service_time: 1ms, concurrency: 3}
flows:
  change: {rate: 50/s, steps: [{call: api, steps: [{publish: log}]}]}
  index: {from: log, freshness: 10s, steps: [indexer]}
  count: {from: log, freshness: 10s, steps: [other]}
scenarios: {down: {stop: [indexer], ${scenario}}}
`);
  const analysis = analyse(model!);
  const scenarios = completeResults(analysis).scenarios;
  return { analysis, report: scenarios.down!, stopped: scenarioResults(analysis, model!.scenarios[0]!) };
}

describe('a stopped consumer', () => {
  it('leaves a backlog, worked off by what it has to spare', () => {
    const { analysis, stopped, report } = indexing(', retention: 1d', 'during: 1000s');
    for (const { flows } of [analysis.results, stopped]) {
      assert.deepEqual(flows.index?.backlog, { peak: 100_000, catch_up: 2000 });
      assert.equal(flows.count?.backlog, undefined);
      assert.equal(flows.change?.backlog, undefined);
    }
    const changes = report.changes.filter(({ path }) => path.includes('backlog'));
    assert.deepEqual(changes, [
      { path: 'flows.index.backlog.peak', value: 100_000 },
      { path: 'flows.index.backlog.catch_up', value: 2000 },
    ]);
  });

  it('is late for its messages, which is no news; others are not', () => {
    const { stopped } = indexing(', retention: 1d', 'during: 1000s');
    assert.equal(stopped.flows.index?.freshness, undefined);
    assert.equal(stopped.flows.index?.latency, undefined);
    assert.deepEqual(
      stopped.flows.count?.objectives.map(({ objective }) => objective),
      ['freshness'],
    );
  });

  it('has messages of the traffic and the speed of the scenario', () => {
    const { stopped } = indexing('', 'during: 1000s, traffic: 1.2x, slow: {indexer: 1.1x}');
    const { peak, catch_up } = stopped.flows.index!.backlog!;
    assert.ok(Math.abs(peak - 120_000) < 1e-6);
    assert.ok(Math.abs(catch_up! - 120_000 / (150 / 1.1 - 120)) < 1e-6);
  });

  for (const [retention, scenario, verdict, first] of [
    [', retention: 3001s', 'during: 1000s', 'meets', undefined],
    [', retention: 2999s', 'during: 1000s', 'fails', 'index misses retention'],
    [', retention: 59min', '', 'fails', 'index misses retention'],
    ['', 'during: 1000s', 'meets', undefined],
  ] as const) {
    it(`${verdict} with ${retention || 'no end of retention'} and a stop of ${scenario || 'an hour'}`, () => {
      const { report } = indexing(retention, scenario);
      assert.equal(report.verdict, verdict);
      assert.equal(report.first_failure, first);
    });
  }

  it('that has nothing to spare never catches up', () => {
    const { stopped, report } = indexing(', retention: 1d', 'during: 1000s', '{constant: 40ms}');
    assert.deepEqual(stopped.flows.index?.backlog, { peak: 100_000 });
    assert.equal(report.first_failure, 'index misses retention');
  });

  it('says how its numbers came about', () => {
    const { analysis } = indexing(', retention: 1h', 'during: 1000s');
    const of = (path: string) => explain(analysis, path)?.inputs.map(({ value }) => value);
    assert.deepEqual(of('flows.index.backlog.peak'), [100, 1000]);
    assert.deepEqual(of('flows.index.backlog.catch_up'), [100_000, 150, 100]);
    const [scenario] = analysis.model.scenarios;
    const held = explainIn(scenario!, analysis, 'flows.index.objectives.retention');
    assert.deepEqual(
      held?.inputs.slice(0, 3).map(({ value }) => value),
      [1000, 2000, 3600],
    );
  });
});
