import * as assert from 'node:assert/strict';
import { objectiveMargin } from '../../media/panel/objectives';
import { findingCounts, roomText, verdictText } from '../../media/panel/verdict';
import type { ObjectiveReport } from '../../src/analysis/results';
import type { Report } from '../../src/report/report';
import { urlShortenerReport } from './fixtures/url-shortener-report';

const withObjectives = (verdict: Report['verdict'], ...objectives: readonly ObjectiveReport[]): Report => ({
  ...urlShortenerReport,
  verdict,
  objectives: [],
  components: {},
  flows: { pay: { objectives: [...objectives] } },
  findings: [],
  scenarios: {},
});
const met: ObjectiveReport = { objective: 'latency.p99', target: 0.2, value: 0.1, met: true };
const unchecked: ObjectiveReport = { objective: 'availability', target: 0.999 };
const missed: ObjectiveReport = { objective: 'cost', target: 1000, value: 1500, met: false };

const cases: readonly (readonly [string, Report, string, string])[] = [
  [
    'a miss, with its cause',
    urlShortenerReport,
    'Misses 4 of 8 objectives',
    'redirect: p99 latency is 84.6 ms, objective ≤ 60 ms; links takes 71.4% of the time of slow requests.',
  ],
  [
    'a miss without a cause',
    withObjectives('fails', met, missed),
    'Misses 1 of 2 objectives',
    'pay: cost is $1,500/month, objective ≤ $1,000/month.',
  ],
  [
    'all met',
    withObjectives('meets', met),
    'Meets its objective',
    'Carries only 0.89x of its peak load; links is the first to saturate.',
  ],
  [
    'something unchecked',
    withObjectives('unchecked', met, unchecked),
    'Meets 1 of 2 objectives, 1 unchecked',
    'pay: availability could not be checked; the findings say what is missing.',
  ],
  [
    'nothing to check',
    withObjectives('unchecked'),
    'No objective to check',
    'Give a flow an slo, or the spec objectives, to have it judged.',
  ],
  [
    'errors',
    { ...urlShortenerReport, verdict: 'invalid', findings: urlShortenerReport.findings.slice(1, 2) },
    '1 error stops the analysis',
    'redirect answers in 84.6 ms at p99, the target is 60 ms; links takes 79 % of that time.',
  ],
  [
    'a latency that overload puts out of reach',
    {
      ...urlShortenerReport,
      objectives: [],
      flows: { pay: { objectives: [{ ...met, value: undefined, met: false }] } },
    },
    'Misses 1 of 1 objective',
    'pay: p99 latency is out of reach, objective ≤ 200 ms; links needs 1.12x what it has.',
  ],
  [
    'overload without an objective',
    { ...urlShortenerReport, objectives: [], flows: {} },
    'Does not hold',
    'At peak links needs 1.12x what it has.',
  ],
  [
    'an objective of the design as a whole',
    { ...withObjectives('fails'), objectives: [{ objective: 'headroom', target: 2, value: 1.5, met: false }] },
    'Misses 1 of 1 objective',
    'design: headroom is 1.5x, objective ≥ 2x.',
  ],
  [
    'a scenario that surprises',
    { ...withObjectives('fails', met), scenarios: urlShortenerReport.scenarios },
    'Does not hold',
    'Scenario viral-link fails, expected: degrades; links saturates at 9.0x its capacity; redirect answers 11 % of requests.',
  ],
];

describe('verdict', () => {
  for (const [name, report, headline, reason] of cases) {
    it(`says ${name}`, () => {
      const text = verdictText(report);
      assert.deepEqual([text.headline, text.reason], [headline, reason]);
    });
  }
  it('counts findings by severity', () => {
    assert.equal(findingCounts(urlShortenerReport.findings), '3 errors · 2 warnings · 1 hint');
    assert.equal(findingCounts([]), '');
  });
  it('says how much more load fits', () => {
    assert.equal(
      roomText({ ...urlShortenerReport, max_rate_multiple: 1.8 }),
      'Carries 1.8x its peak load; links is the first to saturate.',
    );
    assert.equal(roomText({ ...urlShortenerReport, max_rate_multiple: undefined }), '');
  });
});

describe('margin', () => {
  const margins: readonly (readonly [ObjectiveReport, string | undefined])[] = [
    [{ objective: 'latency.p99', target: 0.06, value: 0.09 }, '50% over'],
    [{ objective: 'latency.p99', target: 0.2, value: 0.1 }, '50% to spare'],
    [{ objective: 'latency.p99', target: 100, value: 0.31 }, '99% to spare'],
    [{ objective: 'latency.p99', target: 1, value: 1.0001 }, 'just missed'],
    [{ objective: 'availability', target: 0.999, value: 0.998 }, '100% over'],
    [{ objective: 'availability', target: 0.999, value: 0.9995 }, '50% to spare'],
    [{ objective: 'headroom', target: 1.5, value: 1 }, '50% short'],
    [{ objective: 'rpo', target: 60, value: 60 }, 'just met'],
    [{ objective: 'rpo', target: 0, value: 60 }, undefined],
    [unchecked, undefined],
  ];
  for (const [objective, margin] of margins) {
    it(`${JSON.stringify(objective)} is ${margin}`, () => assert.equal(objectiveMargin(objective), margin));
  }
});
