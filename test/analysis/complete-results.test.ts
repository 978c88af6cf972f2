import assert from 'node:assert/strict';
import { analyse } from '../../src/analysis/analyse';
import { completeResults, statedScenarios } from '../../src/analysis/complete-results';
import { readSpec } from '../../src/spec/read-spec';

const checked = (components: string, scenarios = '') => {
  const { model } = readSpec(`headroom: 1
title: Shop
workload: {peak_factor: 1x}
components:
  web: {kind: service, service_time: {constant: 10ms}, replicas: 4}
${components}
flows: {buy: {rate: 100/s, slo: {latency: {p99: 1s}}, steps: [web, db]}}
${scenarios}`);
  return analyse(model!);
};

describe('what is checked although nobody wrote it', () => {
  it('is the loss of a replica where it does most harm, of a zone, and twice the traffic', () => {
    const { scenarios } = completeResults(
      checked('  db: {kind: file-store, service_time: {constant: 10ms}, replicas: 2}'),
    );
    assert.deepEqual(Object.keys(scenarios), ['lose-a-replica-of-db', 'lose-a-zone', 'double-traffic']);
    const { standard, verdict, first_failure } = scenarios['lose-a-replica-of-db']!;
    assert.deepEqual([standard, verdict], [true, 'fails']);
    assert.match(first_failure!, /^db is at 100 %/);
  });

  it('is harmless where everything has enough', () => {
    const { scenarios } = completeResults(
      checked('  db: {kind: file-store, service_time: {constant: 1ms}, replicas: 2}'),
    );
    assert.equal(scenarios['lose-a-replica-of-web']?.verdict, 'meets');
  });

  it('is left out of what the author asks for', () => {
    const analysis = checked(
      '  db: {kind: file-store, service_time: {constant: 1ms}, replicas: 2}',
      'scenarios: {sale: {traffic: 2x}}\n',
    );
    assert.deepEqual(Object.keys(statedScenarios(analysis)), ['sale']);
    assert.ok(Object.keys(completeResults(analysis).scenarios).includes('sale'));
  });
});
