import * as assert from 'node:assert/strict';
import { readSpec } from '../../src/spec/read-spec';

/** Fails if `text` is not a design spec without any mistake: syntax, schema, references, quantities, unread fields. */
export function assertValidSpec(text: string, name: string): void {
  const problems = readSpec(text).findings.map(({ message, path }) => `${name}: ${path} ${message}`);
  assert.deepEqual(problems, []);
}
