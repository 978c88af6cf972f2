import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { checkDocument, fixesOf } from '../../src/rules/check-document';
import { compatibleFixes } from '../../src/rules/compatible-fixes';
import { rules } from '../../src/rules/index';
import { applyEdits } from '../../src/spec/edit/text-edit';
import { type Finding, layerOf } from '../../src/spec/finding';
import { markedFixtures } from './marked-fixture';

const texts: readonly (readonly [name: string, text: string])[] = [
  ...rules.map(({ id, examples }) => [id, examples.failing] as const),
  ...markedFixtures().map(({ name, text }) => [name, text] as const),
  ...globSync('examples/*.yaml').map((file) => [file, readFileSync(file, 'utf8')] as const),
];
const nameOf = ({ rule, path }: Finding) => `${rule} at ${path}`;
const errorsOf = (findings: readonly Finding[]) =>
  findings.filter(({ severity }) => severity === 'error').map((finding) => `${nameOf(finding)}: ${finding.message}`);

describe('every fix of every finding removes it and adds no error', () => {
  for (const [name, text] of texts)
    it(`of ${name}`, () => {
      const checked = checkDocument(text);
      const before = new Set(checked.findings.map(nameOf));
      for (const finding of checked.findings) {
        for (const { title, edits } of fixesOf(finding, checked)) {
          const after = checkDocument(applyEdits(text, edits)).findings;
          assert.ok(!after.some((other) => nameOf(other) === nameOf(finding)), `${nameOf(finding)}: ${title}`);
          const added = after.filter((other) => !before.has(nameOf(other)));
          assert.deepEqual(errorsOf(added), [], `${nameOf(finding)}: ${title}`);
        }
      }
    });
});

describe('all best fixes of a text together add no error', () => {
  for (const [name, text] of texts)
    it(`of ${name}`, () => {
      const checked = checkDocument(text);
      // What cannot be read hides what follows from it.
      if (checked.findings.some((finding) => layerOf(finding) !== 'semantic')) return;
      const before = new Set(checked.findings.map(nameOf));
      const after = checkDocument(applyEdits(text, compatibleFixes(checked))).findings;
      assert.deepEqual(errorsOf(after.filter((other) => !before.has(nameOf(other)))), []);
    });
});

describe('a fix that is solved says what it buys and what it costs', () => {
  const flow = (slo: string) => `headroom: 1
title: Shop
workload: {peak_factor: 2x}
components:
  api: {kind: service, service_time: 20ms, concurrency: 2, replicas: 2, availability: 99.5%}
flows:
  buy: {rate: 65/s, slo: {${slo}}, steps: [api]}
`;
  const example = (rule: string) => rules.find(({ id }) => id === rule)?.examples.failing ?? '';
  for (const [rule, text] of [
    ['capacity/tier-underprovisioned', example('capacity/tier-underprovisioned')],
    ['capacity/zone-loss', example('capacity/zone-loss')],
    ['capacity/headroom-missed', example('capacity/headroom-missed')],
    ['capacity/storage-overflow', example('capacity/storage-overflow')],
    ['db/replicas-for-writes', example('db/replicas-for-writes')],
    ['scale/reaction-too-slow', example('scale/reaction-too-slow')],
    ['availability/slo-unreachable', flow('availability: 99.99%')],
    ['latency/budget-exceeded', flow('latency: {p99: 100ms}')],
  ] as const)
    it(`of ${rule}`, () => {
      const checked = checkDocument(priced(text));
      const finding = checked.findings.find((other) => other.rule === rule);
      const fixes = (finding && fixesOf(finding, checked)) ?? [];
      const [best] = fixes.filter(({ preferred }) => preferred);
      assert.match(best?.title ?? '', / to \d\S* \(.*(peak|p99|full)\b.*\)$/);
      // A larger disk of the same price for each byte costs nothing before it is filled.
      assert.ok(
        fixes.some(({ title }) => /\$[\d,.]+.* more\)$/.test(title)),
        fixes.map(({ title }) => title).join(),
      );
    });
});

/** With a price on each replica. */
function priced(text: string): string {
  const price = 'cost: {replica: $1/h}';
  return text
    .replace(/\{kind: ([\w-]+)/g, (kind) => `${kind}, ${price}`)
    .replace(/^( +)kind: \S+$/gm, (line, indent) => `${line}\n${indent}${price}`);
}
