import * as assert from 'node:assert/strict';
import { cutSetName, failurePath } from '../../media/panel/failure';
import { failureName } from '../../src/analysis/availability/failure-names';

const cases = [
  ['db', 'db', 'components.db'],
  ['zone:us-east/a', 'zone us-east/a', 'regions.us-east'],
  ['region:eu', 'region eu', 'regions.eu'],
] as const;

describe('failure', () => {
  for (const [id, name, path] of cases) {
    it(`${id} is ${name}`, () => assert.deepEqual([failureName(id), failurePath(id)], [name, path]));
  }
  it('counts equal ones', () => {
    assert.equal(cutSetName(['zone:us-east/a', 'lb', 'lb']), 'zone us-east/a + 2 × lb');
  });
});
