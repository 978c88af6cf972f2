import * as assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { checkDocument } from '../../src/rules/check-document';
import { componentKinds } from '../../src/spec/model/component';

const folders = ['examples', 'src/catalog/blueprints', 'test/fixtures/correct'];

/** Examples that exist to show findings. */
const shows: Readonly<Record<string, readonly string[]>> = {
  'examples/ticket-sale.design.yaml': [
    'availability/single-point-of-failure',
    'availability/slo-unreachable',
    'capacity/storage-overflow',
    'capacity/zone-loss',
    'lb/no-health-check',
    'resilience/missing-timeout',
    'resilience/no-circuit-breaker',
  ],
};

describe('specs that are as they should be', () => {
  const files = folders.flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`));
  it('are many, and varied', () => {
    const correct = files.filter((name) => name.startsWith('test/fixtures/correct/'));
    assert.ok(correct.length >= 30);
    const texts = correct.map((file) => readFileSync(file, 'utf8')).join('\n');
    for (const kind of componentKinds) assert.match(texts, new RegExp(`kind: ${kind}\\b`), kind);
  });

  for (const file of files.filter((name) => name.endsWith('.yaml'))) {
    const expected = shows[file];
    it(`${file} ${expected ? 'shows what it is meant to' : 'has no findings'}`, () => {
      const { findings } = checkDocument(readFileSync(file, 'utf8'));
      if (expected) assert.deepEqual([...new Set(findings.map(({ rule }) => rule))].sort(), expected);
      else
        assert.deepEqual(
          findings.map(({ rule, path, message }) => `${rule} at ${path}: ${message}`),
          [],
        );
    });
  }
});
