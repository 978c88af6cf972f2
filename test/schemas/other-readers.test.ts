import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020';
import { globSync } from 'tinyglobby';
import { parse } from 'yaml';
import schema from '../../schemas/design-spec.schema.json';
import { rules } from '../../src/rules/index';
import { designDocument, startYamlLanguageServer } from './yaml-language-server';

/** Every sound spec that there is. */
const specs: readonly (readonly [name: string, text: string])[] = [
  ...globSync(['examples/*.yaml', 'src/catalog/blueprints/*.yaml', 'test/fixtures/correct/*.yaml']).map(
    (file) => [file, readFileSync(file, 'utf8')] as const,
  ),
  ...rules.map(({ id, examples }) => [id, examples.passing] as const),
];

describe('the schema alone, as others read it', () => {
  const validate = new Ajv({ strict: false, allErrors: true }).compile(schema);
  const server = startYamlLanguageServer();
  for (const [name, text] of specs) {
    it(`accepts ${name} in plain Ajv and in yaml-language-server`, async () => {
      assert.ok(validate(parse(text, { merge: true })), JSON.stringify(validate.errors));
      const found = await server.doValidation(designDocument(text), false);
      assert.deepEqual(
        found.map(({ message }) => message),
        [],
      );
    });
  }
});
