import * as assert from 'node:assert/strict';
import validate from 'validate-design-spec';
import { parseDocument } from 'yaml';

/** Fails with the places and reasons if `text` is not a design spec by the schema. */
export function assertValidSpec(text: string, name: string): void {
  const document = parseDocument(text);
  assert.deepEqual(
    document.errors.map(({ message }) => message),
    [],
    name,
  );
  const problems = validate(document.toJS())
    ? []
    : (validate.errors ?? []).map(
        ({ instancePath, keyword, params }) => `${name}: ${instancePath} ${keyword} ${JSON.stringify(params)}`,
      );
  assert.deepEqual(problems, []);
}
