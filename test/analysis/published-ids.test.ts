import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';

/** Published cases of the fields that the analysis is made of, by the ids under which tests name them. */
const cases: Readonly<Record<string, string>> = {
  'queues: Erlang B and C, M/M/c, finite, shared processors':
    'Q01 Q02a Q02b Q02c Q02d Q03a Q03b Q03d Q03e Q04b Q04c Q04d Q05 Q07b Q08 Q12 Q14 Q15 Q18 Q19 Q20 Q21 Q22 Q23',
  'disciplines of one server': 'S01 S02 S03 S04 S05',
  'networks: open, closed, layered': 'N01 N05 N06 N09 N10 N12 N14 N16 N18 N19 N20 N21 N22 N23 N24 N25',
  'tails, forks, hedges': 'T01 T04 T05 T06 T08',
  'retries and throttling': 'R01 R03 R05',
  caches: 'C01 C03 C04',
  'hashing and balancing': 'H01 H02 H04 H05 H07',
  'availability, error budgets, durability':
    'A01 A02 A03 A04 A06 A07 A09 A12 A14 A16 A17 A18 A21 A22 A23 A25 A26 A27 A28 A29 A30 A32',
  'scalability of one system': 'U01 U03',
  'limiters and scaling': 'B01 B03 B05',
  estimates: 'E01 E02 E09 E16 E17',
  'reference tables: M/G/c, retries, forks and pools and caches, staffing, rings, hot keys, shared parts':
    'R1 R2 R3 R4 R5 R6 R7',
};

/** Cases that the analysis has no answer to, and why. Of S01 to S05 it knows the discipline of the language, first come first served. */
const leftOut: Readonly<Record<string, string>> = {
  N21: 'forwarded calls and second phases are not in the language, and the number of clients is not closed',
  N22: 'only the errors of another solver are published, not the networks',
  N23: 'three branches of a request queue behind each other on one processor; here branches are taken as independent',
  N24: 'the published solution contradicts itself: the third task does not get the calls that the second makes',
  A22: 'how one vendor rounds the thresholds of A18',
  A29: 'staleness in time needs distributions of delays that the source does not give; A28 is the case that does',
};

function testTexts(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return testTexts(path);
    return path.endsWith('.test.ts') && !path.endsWith('published-ids.test.ts') ? [readFileSync(path, 'utf8')] : [];
  });
}

describe('published cases', () => {
  const named = new Set(testTexts('test/analysis').flatMap((text) => text.match(/\b[A-Z]\d{1,2}[a-z]?\b/g) ?? []));
  for (const [field, ids] of Object.entries(cases)) {
    it(`of ${field} are all tests, or left out for a reason`, () => {
      for (const id of ids.split(' ')) {
        assert.ok(named.has(id) !== id in leftOut, `${id} is ${named.has(id) ? 'tested and left out' : 'not tested'}`);
      }
    });
  }
  it('that are left out are cases', () => {
    const all = Object.values(cases).flatMap((ids) => ids.split(' '));
    for (const id of Object.keys(leftOut)) assert.ok(all.includes(id), id);
  });
});
