import { patterns } from '../../src/catalog/patterns';
import { assertValidSpec } from './valid-spec';

describe('the spec fragment of a pattern', () => {
  for (const { id, in_spec } of patterns) {
    it(`is valid: ${id}`, () => assertValidSpec(`headroom: 1\ntitle: ${id}\n${in_spec}`, id));
  }
});
