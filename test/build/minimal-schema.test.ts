import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { globSync } from 'tinyglobby';
import { parse } from 'yaml';
import { minimalSchema } from '../../scripts/build/minimal-schema.mjs';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

describe('minimalSchema', () => {
  const options = { strict: false, validateFormats: false };
  for (const file of globSync('schemas/*.schema.json')) {
    it(`accepts and refuses what ${file} does`, () => {
      const schema = JSON.parse(readFileSync(file, 'utf8'));
      const whole = new Ajv2020(options).compile(schema);
      const minimal = new Ajv(options).compile(minimalSchema(schema));
      const verdicts = { accepted: 0, refused: 0 };
      for (const document of documents()) {
        const valid = whole(document);
        assert.equal(minimal(document), valid, JSON.stringify(document));
        verdicts[valid ? 'accepted' : 'refused'] += 1;
      }
      assert.ok(verdicts.refused > 100);
    });
  }
});

/** The examples, and each with one value after another replaced by one of every type. */
function* documents(): Generator<Json> {
  for (const file of globSync('examples/*.design.yaml')) {
    const original: Json = parse(readFileSync(file, 'utf8'));
    yield original;
    yield* variants(original);
  }
}

function* variants(value: Json): Generator<Json> {
  yield* [null, true, 7, 'word', [], {}];
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) for (const variant of variants(item)) yield value.with(index, variant);
  } else if (value !== null && typeof value === 'object') {
    for (const [key, member] of Object.entries(value)) {
      for (const variant of variants(member)) yield { ...value, [key]: variant };
      yield { ...value, [`${key}s`]: member };
    }
  }
}
