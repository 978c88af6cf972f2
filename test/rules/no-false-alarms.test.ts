import * as assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { checkDocument } from '../../src/rules/check-document';

const folders = ['examples', 'src/catalog/blueprints', 'test/fixtures/correct'];

/** Examples that are there for their findings. */
const withMistakes = ['ticket-sale.design.yaml'];

describe('specs that are as they should be', () => {
  for (const folder of folders) {
    for (const name of readdirSync(folder).filter((file) => file.endsWith('.yaml') && !withMistakes.includes(file))) {
      it(`${folder}/${name} has no findings`, () => {
        const { findings } = checkDocument(readFileSync(path.join(folder, name), 'utf8'));
        assert.deepEqual(
          findings.map(({ rule, path: at, message }) => `${rule} at ${at}: ${message}`),
          [],
        );
      });
    }
  }
});
